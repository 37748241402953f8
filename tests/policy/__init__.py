"""What the policy documents say about parameters, compared with the database."""
