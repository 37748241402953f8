"""What every test stands on: databases, people, the real API, and the SQL helpers in ``sql/``."""
