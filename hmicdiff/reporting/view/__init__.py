"""From a judged comparison to finished values for the templates: one module a part of the report."""
