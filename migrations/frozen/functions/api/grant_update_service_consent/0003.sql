-- The holder of a certificate lets the platform ask the Update Service, or stops it (TS-79, C.5).
set role cap_vetting;

create or replace function api.grant_update_service_consent(given boolean default true)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'grant_update_service_consent';
  v_tutor  constant uuid := identity.require_persona('web_tutor');
  v_id     constant uuid := guard.uuidv7();
  v_answer jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('given', given));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(given, 'given');
  perform vetting.touch(v_tutor);

  insert into vetting.update_service_consent (consent_id, person_id, given)
  values (v_id, v_tutor, given);

  return vetting.finish_action(c_action, v_tutor, 201,
    jsonb_build_object('consent_id', v_id, 'given', given, 'at', now()),
    jsonb_build_object('consent_id', v_id, 'given', given));
end;
$$;

revoke all on function api.grant_update_service_consent(boolean) from public;
grant execute on function api.grant_update_service_consent(boolean) to web_tutor;

comment on function api.grant_update_service_consent(boolean) is
  $$Consent to DBS Update Service checks, or take the consent back

For tutors, about themselves. given is true (the default) or false. A check made without consent renews nothing, and
is not accepted. Answers 201 with consent_id. Clauses TS-79, C.5.$$;

set role safelane_owner;
