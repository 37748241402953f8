-- Agencies and schools are registered before a tutor works for them (TS-16, TS-17). An organisation that has
-- operating hours allows lessons within them only (MT-68); without any, hours do not matter.
set role cap_identity;

create or replace function api.register_organisation(
  kind            text,
  name            text,
  external_ref    text  default null,
  operating_hours jsonb default '[]'
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'register_organisation';
  v_admin  constant uuid := identity.require_persona('web_admin');
  v_answer jsonb;
  v_id     uuid := guard.uuidv7();
  v_name   text;
  v_ref    text;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'kind', kind, 'name', name, 'external_ref', external_ref, 'operating_hours', operating_hours));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_choice(kind, 'kind', 'agency', 'school');
  v_name := identity.clean_text(name, 'name', 300);
  v_ref := identity.clean_text(external_ref, 'external_ref', 200, false);

  begin
    insert into identity.organisation (organisation_id, kind, name, external_ref, registered_by)
    values (v_id, register_organisation.kind, v_name, v_ref, v_admin);
  exception when unique_violation then
    return identity.refuse_action(c_action, 'organisation', null, 409, 'already-registered',
      'Already registered', 'An organisation with this external_ref is registered already.');
  end;

  insert into identity.operating_window (organisation_id, iso_weekday, opens, closes)
  select v_id, hours.iso_weekday, hours.opens, hours.closes
  from identity.read_operating_hours(coalesce(operating_hours, '[]')) as hours;

  return identity.finish_action(c_action, 'organisation', v_id, 201,
    jsonb_build_object('organisation_id', v_id, 'kind', kind, 'name', v_name, 'external_ref', v_ref),
    jsonb_build_object('kind', kind));
end;
$$;

revoke all on function api.register_organisation(text, text, text, jsonb) from public;
grant execute on function api.register_organisation(text, text, text, jsonb) to web_admin;

comment on function api.register_organisation(text, text, text, jsonb) is
  $$Register an agency or a school

For platform administrators. kind is agency or school; name has at most 300 characters. operating_hours is a list
of {"iso_weekday": 1, "opens": "08:00", "closes": "18:00"} in London time, Monday is 1; an empty list sets no
limit. Answers 201 with organisation_id. Refusal: 409 already-registered (external_ref is taken); 422 where a
value is not usable or two windows of a day overlap. Clauses TS-16, TS-17, MT-68.$$;

set role safelane_owner;
