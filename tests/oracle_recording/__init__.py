"""The oracle of recording: consent and access (E2, E3), said a second time and compared with the database."""
