"""Mutation of the SQL: does anything notice when a rule is dropped or loosened? See docs/contributing.md."""
