-- What was done and what was refused is written by the transaction that did it: who, as what, to whom, with what
-- outcome (TS-12, F22). Who is taken from the sealed identity and never from an argument.
set role cap_ledger;

create or replace function ledger.append(
  p_action      text,
  p_target_kind text,
  p_target_id   uuid,
  p_outcome     text   default 'done',
  p_reasons     text[] default '{}',
  p_detail      jsonb  default '{}'
)
  returns bigint
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_seq bigint;
begin
  insert into ledger.entry
    (actor_id, persona, acting_role, action, target_kind, target_id, outcome, reasons, request_id, detail)
  values (
    identity.person_id(),
    identity.persona(),
    coalesce(nullif(current_setting('role'), 'none'), session_user),
    p_action,
    p_target_kind,
    p_target_id,
    p_outcome,
    coalesce(p_reasons, '{}'),
    left(guard.request_header('x-request-id'), 200),
    coalesce(p_detail, '{}'))
  returning seq into v_seq;
  return v_seq;
end;
$$;

revoke all on function ledger.append(text, text, uuid, text, text[], jsonb) from public;
grant execute on function ledger.append(text, text, uuid, text, text[], jsonb)
  to cap_guard, cap_identity, cap_seal, cap_policy, cap_vetting, cap_booking;

comment on function ledger.append(text, text, uuid, text, text[], jsonb) is
  'Write one entry for an action (outcome done or refused) and return its number. Called by every function that acts or refuses.';

set role safelane_owner;
