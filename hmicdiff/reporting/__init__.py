"""From a judged comparison to named bytes: HTML, JSON, tables, workbook."""
