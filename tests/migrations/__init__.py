"""How a change travels: sources, revisions, roles, drift, and what the doctor finds."""
