"""One dataset over all bodies: tables that join, the same as files and in a database."""
