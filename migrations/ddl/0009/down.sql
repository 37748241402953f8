-- What only the tree needed.
comment on schema ledger is 'What was done and what was refused, in the same transaction as the deed (TS-12, TS-68, F22).';
revoke all on schema policy, vetting, booking, api from cap_ledger;
revoke all on schema ledger from cap_migration, safelane_sealer, safelane_signer;
