"""Reports for people: one answer of the API, written as a table, JSON, CSV, a page or a workbook."""
