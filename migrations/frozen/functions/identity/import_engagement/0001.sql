-- An engagement of an import is opened like any other (TS-16, TS-17). One that is known by the same external_ref with
-- the same parties and beginning is unchanged, also where it was ended since.
create or replace function identity.import_engagement(p_row jsonb)
  returns jsonb
  language plpgsql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_ref      constant text := identity.import_text(p_row, 'external_ref');
  v_tutor    constant uuid := identity.import_registered(p_row, 'tutor_ref', 'person');
  v_agency   constant uuid := identity.import_registered(p_row, 'agency_ref', 'agency');
  v_school   constant uuid := identity.import_registered(p_row, 'school_ref', 'school');
  v_off_site constant boolean := identity.import_flag(p_row, 'off_site');
  v_starts   constant date := identity.import_day(p_row, 'starts_on');
  v_ends     constant date := identity.import_day(p_row, 'ends_on');
  v_known    identity.engagement;
begin
  perform identity.import_columns(
    p_row, 'external_ref', 'tutor_ref', 'agency_ref', 'school_ref', 'off_site', 'starts_on', 'ends_on');
  perform identity.check_required(v_ref, 'external_ref');
  perform identity.check_required(v_tutor, 'tutor_ref');

  select engagement.* into v_known
  from identity.engagement
  where engagement.external_ref = v_ref;
  if not found then
    return api.open_engagement(v_tutor, v_starts, v_agency, v_school, v_off_site, v_ends, v_ref);
  end if;

  if v_known.tutor_id = v_tutor
    and v_known.agency_id is not distinct from v_agency
    and v_known.school_id is not distinct from v_school
    and v_known.off_site = v_off_site
    and v_known.starts_on = v_starts
    and (v_known.ends_on is not distinct from v_ends or v_known.ended_at is not null)
  then
    return null;
  end if;

  raise exception using
    errcode = 'PT409',
    message = 'an engagement with this external_ref is on record with other particulars',
    hint = 'Put the file right, or end the engagement and open another under a new external_ref.';
end;
$$;

revoke all on function identity.import_engagement(jsonb) from public;
grant execute on function identity.import_engagement(jsonb) to cap_identity;

comment on function identity.import_engagement(jsonb) is
  'The answer of open_engagement, or null where the engagement is on record already. Called by import_people.';
