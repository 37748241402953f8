"""The launcher behind ``lane.py``: set-up, servers, demo and tests. Standard library only."""
