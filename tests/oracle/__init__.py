"""An independent restatement of booking eligibility (E1), written from the policy and never from the SQL."""
