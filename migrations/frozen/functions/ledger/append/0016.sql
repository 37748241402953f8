-- What was done and what was refused is written by the transaction that did it: who, as what, to whom, with what
-- outcome, and which rows of protected tables it changed (TS-12, F22).
set role cap_ledger;

create or replace function ledger.append(
  p_action      text,
  p_target_kind text,
  p_target_id   uuid,
  p_outcome     text   default 'done',
  p_reasons     text[] default '{}',
  p_detail      jsonb  default '{}',
  p_reason      text   default null,
  p_case        uuid   default null,
  p_retention   text   default null
)
  returns bigint
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  return ledger.enter(
    p_action, p_target_kind, p_target_id, p_outcome, p_reasons, p_detail, p_reason, p_case, p_retention);
end;
$$;

revoke all on function ledger.append(text, text, uuid, text, text[], jsonb, text, uuid, text) from public;
grant execute on function ledger.append(text, text, uuid, text, text[], jsonb, text, uuid, text)
  to cap_guard, cap_identity, cap_seal, cap_policy, cap_vetting, cap_booking, cap_migration, cap_recording, cap_warden;

comment on function ledger.append(text, text, uuid, text, text[], jsonb, text, uuid, text) is
  'Write one entry for an action (outcome done or refused) and return its number; the response carries its Ledger-Receipt. Called by every function that acts or refuses.';

set role safelane_owner;
