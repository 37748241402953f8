-- A tutor may say that they hold a DBS certificate (TN-05). It is shown, where a profile shows it at all, as not
-- verified by us, and it never satisfies a check (F15).
set role cap_vetting;

create or replace function api.declare_dbs(
  level               text default null,
  workforce           text default null,
  name_on_certificate text default null,
  issued_on           date default null,
  number              text default null,
  supersedes          uuid default null
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'declare_dbs';
  v_tutor  constant uuid := identity.require_persona('web_tutor');
  v_id     constant uuid := guard.uuidv7();
  v_answer jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'level', level, 'workforce', workforce, 'name_on_certificate', name_on_certificate,
    'issued_on', issued_on, 'number', number, 'supersedes', supersedes));
  if v_answer is not null then
    return v_answer;
  end if;

  if level is not null then
    perform identity.check_choice(level, 'level', 'basic', 'standard', 'enhanced');
  end if;
  if workforce is not null then
    perform identity.check_choice(workforce, 'workforce', 'child', 'adult', 'child_and_adult', 'other');
  end if;
  if issued_on is not null then
    perform vetting.check_past_day(issued_on, 'issued_on');
  end if;
  name_on_certificate := identity.clean_text(name_on_certificate, 'name_on_certificate', 400, false);
  number := vetting.check_dbs_number(number, false);

  perform vetting.touch(v_tutor);
  if supersedes is not null and not exists (
    select
    from vetting.dbs_certificate as wrong
    where wrong.certificate_id = declare_dbs.supersedes
      and wrong.person_id = v_tutor
      and wrong.source = 'self_declared'
      and not exists (select from vetting.dbs_certificate as later where later.supersedes = wrong.certificate_id)
  ) then
    return vetting.refuse_correction(c_action, v_tutor);
  end if;

  insert into vetting.dbs_certificate
    (certificate_id, person_id, source, number, level, workforce, name_on_certificate, issued_on, recorded_by, supersedes)
  values
    (v_id, v_tutor, 'self_declared', number, level, workforce, name_on_certificate, issued_on, v_tutor, supersedes);

  return vetting.finish_action(c_action, v_tutor, 201,
    jsonb_build_object(
      'certificate_id', v_id, 'verified', false, 'number', vetting.masked(number), 'level', level,
      'workforce', workforce, 'issued_on', issued_on),
    jsonb_build_object('certificate_id', v_id, 'supersedes', supersedes));
end;
$$;

revoke all on function api.declare_dbs(text, text, text, date, text, uuid) from public;
grant execute on function api.declare_dbs(text, text, text, date, text, uuid) to web_tutor;

comment on function api.declare_dbs(text, text, text, date, text, uuid) is
  $$Declare a DBS certificate of your own

For tutors, about themselves; everything is optional. level is basic, standard or enhanced; workforce is child, adult,
child_and_adult or other; issued_on is not in the future; number is the twelve figures as text. It is not a check:
show the certificate to the platform to have it verified. supersedes names an earlier declaration of your own.
Answers 201 with certificate_id. Refusals: 409 nothing-to-correct; 422 where a value is not usable.
Clauses TN-05, F15.$$;

set role safelane_owner;
