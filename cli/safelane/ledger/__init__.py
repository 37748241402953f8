"""The ledger outside the database: the formats it travels in, and the verifier that needs nothing else."""
