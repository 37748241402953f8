"""What other people's tools say about this project: pgspot, squawk, bandit, ruff and mypy."""
