-- The entries as rows: what the openings say, for functions of the ledger and for whoever examines a database. An
-- entry whose opening was erased is not here; its leaf is.
drop view if exists ledger.record;

create view ledger.record
  with (security_invoker = true, security_barrier = true)
as
  select
    opening.seq,
    opening.at,
    opening.actor_id,
    opening.body::jsonb ->> 'persona' as persona,
    opening.body::jsonb ->> 'session_user' as session_role,
    opening.body::jsonb ->> 'role' as acting_role,
    opening.action,
    opening.target_kind,
    opening.target_id,
    opening.body::jsonb ->> 'outcome' as outcome,
    array(
      select reason
      from jsonb_array_elements_text(opening.body::jsonb -> 'reasons') with ordinality as held (reason, place)
      order by held.place
    ) as reasons,
    opening.body::jsonb ->> 'request_id' as request_id,
    opening.body::jsonb -> 'detail' as detail,
    (opening.body::jsonb ->> 'xid')::xid8 as xid
  from ledger.opening as opening;

revoke all on ledger.record from public;
grant select on ledger.record to cap_ledger;

comment on view ledger.record is 'Entries with their openings, one row each (TS-12). Read by functions of the ledger under the policies of ledger.opening.';
