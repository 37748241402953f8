-- Until notice is served, a tutor sees that the account is under review and no more (E1.4). Vetting officers give
-- notice of vetting matters that stand; the safeguarding lead also of a suspension.
set role cap_vetting;

create or replace function api.serve_notice(person_id uuid, code text)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'serve_notice';
  v_server constant uuid := identity.require_persona('web_vetting', 'web_dsl');
  v_id     constant uuid := gen_random_uuid();
  v_answer jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('person_id', person_id, 'code', code));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(person_id, 'person_id');
  perform identity.check_choice(code, 'code', 'TUTOR_SUSPENDED', 'DBS_NEW_INFORMATION', 'SCREENING_HIT_OPEN');

  v_answer := vetting.refuse_to_record(c_action, v_server, person_id);
  if v_answer is not null then
    return v_answer;
  end if;
  if code = 'TUTOR_SUSPENDED' and identity.persona() = 'web_vetting' then
    return vetting.refuse_action(
      c_action, person_id, 403, 'lead-serves-this', 'The safeguarding lead serves this',
      'Notice of a suspension is not a vetting matter.');
  end if;
  if code <> 'TUTOR_SUSPENDED' and not exists (
    select
    from vetting.findings(serve_notice.person_id) as failing
    where failing.code = serve_notice.code
  ) then
    return vetting.refuse_action(
      c_action, person_id, 409, 'nothing-to-serve', 'Nothing to serve notice of',
      'No such matter stands against this person.');
  end if;

  insert into vetting.notice (notice_id, person_id, code, served_by)
  values (v_id, person_id, code, v_server);

  return vetting.finish_action(c_action, person_id, 201,
    jsonb_build_object('notice_id', v_id, 'person_id', person_id, 'code', code, 'served_at', now()),
    jsonb_build_object('notice_id', v_id, 'code', code));
end;
$$;

revoke all on function api.serve_notice(uuid, text) from public;
grant execute on function api.serve_notice(uuid, text) to web_vetting, web_dsl;

comment on function api.serve_notice(uuid, text) is
  $$Serve formal notice on a tutor

For vetting officers (DBS_NEW_INFORMATION, SCREENING_HIT_OPEN) and the safeguarding lead (also TUTOR_SUSPENDED). From
then on the tutor sees that code by its name. Answers 201 with notice_id. Refusals: 403 not-about-yourself, 403
lead-serves-this, 409 nothing-to-serve, 422 unknown-to-vetting; 422 also where a value is not usable.
Clause E1.4.$$;

set role safelane_owner;
