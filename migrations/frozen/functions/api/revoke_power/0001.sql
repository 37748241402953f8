-- A power ends when an administrator says so, on the very next request, and the record keeps that it was held
-- (TS-12). Nobody revokes for themselves, and the platform keeps an administrator.
set role cap_identity;

create or replace function api.revoke_power(
  power_id     uuid,
  reason       text,
  end_sessions boolean default true
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'revoke_power';
  v_admin  constant uuid := identity.require_persona('web_admin');
  v_answer jsonb;
  v_reason text;
  v_held   identity.power;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'power_id', power_id, 'reason', reason, 'end_sessions', end_sessions));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(power_id, 'power_id');
  perform identity.check_required(end_sessions, 'end_sessions');
  v_reason := identity.clean_text(reason, 'reason', 2000, true, 3);

  select held.* into v_held
  from identity.power as held
  where held.power_id = revoke_power.power_id
  for update;

  if not found then
    return identity.refuse_action(c_action, 'power', power_id, 404, 'not-found',
      'No such power', 'No power with this power_id was granted.');
  end if;
  if v_held.person_id = v_admin then
    return identity.refuse_action(c_action, 'power', power_id, 403, 'not-for-yourself',
      'Not for yourself', 'Another administrator revokes a power of yours.');
  end if;
  if v_held.revoked_by is not null or v_held.valid_until <= now() then
    return identity.refuse_action(c_action, 'power', power_id, 409, 'already-ended',
      'Already ended', 'The power has come to its end already.');
  end if;
  if v_held.power = 'platform_administrator'
     and v_held.valid_from <= now()
     and not identity.administrators_remain(v_held.person_id) then
    return identity.refuse_action(c_action, 'power', power_id, 409, 'last-administrator',
      'The last administrator', 'Somebody else must be platform administrator for at least as long first.');
  end if;

  update identity.power as held
  set valid_until = greatest(now(), held.valid_from),
      revoked_by = v_admin,
      revoke_reason = v_reason
  where held.power_id = v_held.power_id
  returning held.* into v_held;

  if end_sessions then
    insert into identity.token_floor (person_id, set_by, reason)
    values (v_held.person_id, v_admin, v_reason);
  end if;

  return identity.finish_action(c_action, 'power', v_held.power_id, 200,
    jsonb_build_object(
      'power_id', v_held.power_id,
      'person_id', v_held.person_id,
      'power', v_held.power,
      'valid_until', v_held.valid_until,
      'sessions_ended', end_sessions),
    jsonb_build_object('person_id', v_held.person_id, 'power', v_held.power));
end;
$$;

revoke all on function api.revoke_power(uuid, text, boolean) from public;
grant execute on function api.revoke_power(uuid, text, boolean) to web_admin;

comment on function api.revoke_power(uuid, text, boolean) is
  $$Revoke a power of somebody else

For platform administrators. The power ends now, or never begins where it lay ahead. end_sessions (true if left out)
also makes every token of the person that was issued until now worthless. The reason has 3 to 2,000 characters.
Answers 200 with power_id, person_id, power and valid_until. Refusals: 403 not-for-yourself, 404 not-found, 409
already-ended, 409 last-administrator. Clause TS-12.$$;

set role safelane_owner;
