-- The answer is kept under the request's Idempotency-Key, with its status, in the transaction that did the work:
-- both are there, or neither.
set role cap_guard;

create or replace function guard.finish_once(p_answer jsonb)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_key    text := guard.request_header('idempotency-key');
  v_person uuid := identity.person_id();
begin
  if v_key is null or v_person is null then
    return p_answer;
  end if;
  update guard.idempotency_key as kept
  set status = coalesce(nullif(current_setting('response.status', true), ''), '200')::integer,
      headers = nullif(current_setting('response.headers', true), '')::jsonb,
      answer = coalesce(p_answer, 'null')
  where kept.person_id = v_person
    and kept.key = v_key
    and kept.answer is null;
  return p_answer;
end;
$$;

revoke all on function guard.finish_once(jsonb) from public;
grant execute on function guard.finish_once(jsonb) to cap_ledger, cap_identity, cap_policy, cap_vetting, cap_booking, cap_recording;

comment on function guard.finish_once(jsonb) is
  'Keep the answer, status and headers of this response under its Idempotency-Key and give the answer back. Called last by api functions that create; without the header it does nothing.';

set role safelane_owner;
