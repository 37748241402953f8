-- An action is open to some personas only, and only to somebody who holds the one they came as (B.2).
-- Nobody proved: sign in. The wrong persona, or one that was just taken away: the same refusal.
set role cap_seal;

create or replace function identity.require_persona(variadic p_personas text[])
  returns uuid
  language plpgsql
  stable
  parallel restricted
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_person  uuid := identity.person_id();
  v_persona text;
begin
  if v_person is null then
    perform identity.refuse_token();
  end if;
  v_persona := current_setting('safelane.persona');
  if v_persona is distinct from current_setting('role')
    or not (v_persona = any (p_personas))
    or not coalesce(identity.holds_persona(v_person, v_persona, clock_timestamp()), false)
  then
    raise log 'safelane: % as % may not do this', v_person, v_persona;
    raise exception using
      errcode = 'PT403',
      message = 'This action is not open to you.',
      hint = 'Come with a token for a persona that the documentation names for this action, and that you hold now.';
  end if;
  return v_person;
end;
$$;

revoke all on function identity.require_persona(text[]) from public;
grant execute on function identity.require_persona(text[])
  to cap_guard, cap_ledger, cap_identity, cap_policy, cap_vetting, cap_booking, cap_recording;

comment on function identity.require_persona(text[]) is
  'The sealed person, if they came as one of these personas, in its role, and hold it now; PT401 or PT403 otherwise. Called first by api functions.';

set role safelane_owner;
