-- Something was done: the answer with its status.
create or replace function guard.accept(p_status integer, p_body jsonb)
  returns jsonb
  language plpgsql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
begin
  if p_status not in (200, 201, 202) then
    raise exception using
      errcode = '22023',
      message = 'an accepted request has status 200, 201 or 202',
      hint = 'Refusals are made by guard.refuse.';
  end if;
  perform set_config('response.status', p_status::text, true);
  return p_body;
end;
$$;

revoke all on function guard.accept(integer, jsonb) from public;
grant execute on function guard.accept(integer, jsonb)
  to cap_guard, cap_ledger, cap_identity, cap_policy, cap_vetting, cap_booking, cap_recording;

comment on function guard.accept(integer, jsonb) is
  'Set the status of the response (200, 201 or 202) and give the body back. Called last by api functions.';
