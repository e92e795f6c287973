"""From a file to numbered lines, one module a format."""
