"""The ledger outside the database: formats, proofs, the verifier, and what an attacker may try."""
