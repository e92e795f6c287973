"""From numbered lines to a report: layout, identity, sections, grades, items, figures, statements."""
