-- A tutor teaches under an engagement: alone, through an agency, commissioned by a school, or both. It decides
-- which checks are needed and whose DSL is told (TS-16, TS-17, F16), so nobody opens one for themselves.
set role cap_identity;

create or replace function api.open_engagement(
  tutor_id     uuid,
  starts_on    date,
  agency_id    uuid    default null,
  school_id    uuid    default null,
  off_site     boolean default false,
  ends_on      date    default null,
  external_ref text    default null
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'open_engagement';
  v_admin  constant uuid := identity.require_persona('web_admin');
  v_answer jsonb;
  v_id     uuid := guard.uuidv7();
  v_ref    text;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'tutor_id', tutor_id, 'starts_on', starts_on, 'agency_id', agency_id, 'school_id', school_id,
    'off_site', off_site, 'ends_on', ends_on, 'external_ref', external_ref));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(tutor_id, 'tutor_id');
  perform identity.check_required(off_site, 'off_site');
  perform identity.check_civil_day(starts_on, 'starts_on');
  v_ref := identity.clean_text(external_ref, 'external_ref', 200, false);
  if ends_on is not null then
    perform identity.check_civil_day(ends_on, 'ends_on');
    if ends_on <= starts_on then
      raise exception using
        errcode = 'PT422',
        message = 'ends_on is not after starts_on',
        hint = 'ends_on is the first day on which the engagement no longer holds; leave it out for no end.';
    end if;
  end if;
  if off_site and school_id is null then
    raise exception using
      errcode = 'PT422',
      message = 'off_site needs a school',
      hint = 'off_site says that a school arranged the work outside its site or hours (TN-30).';
  end if;

  if tutor_id = v_admin then
    return identity.refuse_action(c_action, 'person', tutor_id, 403, 'not-for-yourself',
      'Not for yourself', 'Another administrator opens an engagement for you.');
  end if;
  if not identity.holds_power(tutor_id, 'tutor') then
    return identity.refuse_action(c_action, 'person', tutor_id, 404, 'not-found',
      'No such tutor', 'No tutor with this tutor_id is registered.');
  end if;
  if agency_id is not null and not identity.organisation_is(agency_id, 'agency') then
    return identity.refuse_action(c_action, 'organisation', agency_id, 404, 'not-found',
      'No such agency', 'No agency with this agency_id is registered.');
  end if;
  if school_id is not null and not identity.organisation_is(school_id, 'school') then
    return identity.refuse_action(c_action, 'organisation', school_id, 404, 'not-found',
      'No such school', 'No school with this school_id is registered.');
  end if;

  begin
    insert into identity.engagement
      (engagement_id, tutor_id, agency_id, school_id, off_site, starts_on, ends_on, opened_by, external_ref)
    values
      (v_id, open_engagement.tutor_id, open_engagement.agency_id, open_engagement.school_id,
       open_engagement.off_site, open_engagement.starts_on, open_engagement.ends_on, v_admin, v_ref);
  exception when unique_violation then
    return identity.refuse_action(c_action, 'person', tutor_id, 409, 'already-registered',
      'Already registered', 'An engagement with this external_ref is registered already.');
  end;

  return identity.finish_action(c_action, 'engagement', v_id, 201,
    jsonb_build_object(
      'engagement_id', v_id,
      'tutor_id', tutor_id,
      'agency_id', agency_id,
      'school_id', school_id,
      'off_site', off_site,
      'starts_on', starts_on,
      'ends_on', ends_on,
      'external_ref', v_ref),
    jsonb_build_object('tutor_id', tutor_id, 'agency_id', agency_id, 'school_id', school_id));
end;
$$;

revoke all on function api.open_engagement(uuid, date, uuid, uuid, boolean, date, text) from public;
grant execute on function api.open_engagement(uuid, date, uuid, uuid, boolean, date, text) to web_admin;

comment on function api.open_engagement(uuid, date, uuid, uuid, boolean, date, text) is
  $$Open an engagement for a tutor

For platform administrators. Without agency_id and school_id the tutor works independently; with both, through the
agency in the school. off_site says that a school arranged the work outside its site or hours. Dates are civil days
in London; ends_on is the first day on which the engagement no longer holds. Answers 201 with engagement_id.
Refusals: 403 not-for-yourself, 404 not-found (tutor, agency or school), 409 already-registered (external_ref is
taken); 422 where a value is not usable. Clauses TS-16, TS-17, TN-30, F16.$$;

set role safelane_owner;
