-- Whoever audits has nothing here any more. The reference row stays: nobody removes one.
set role cap_ledger;
revoke execute on function ledger.size(), ledger.status(), ledger.newest_checkpoint(text), ledger.leaves(bigint, integer),
  ledger.checkpoints(bigint, integer), ledger.unopened() from safelane_auditor;
set role safelane_owner;
revoke usage on schema ledger from safelane_auditor;
