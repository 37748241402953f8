-- The policy files of the other lanes say what is protected before ledger's own files run, and keep the field lists
-- as they do. From policies/ledger/protected.sql on, that file is the whole truth.
grant select, insert on ledger.protected to cap_ledger;

-- Reconciliation asks each lane for its rows, as that lane; the lanes ask guard for what was entered.
grant usage on schema policy, vetting, booking to cap_ledger;
