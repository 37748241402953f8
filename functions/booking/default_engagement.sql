-- Who names no engagement means the tutor's own: an active independent one before one through an agency, whose tutors
-- families book (TS-16). Never one that a school commissions (TS-17, F16): whom that is for, the school says.
set role cap_booking;

create or replace function booking.default_engagement(p_tutor uuid, p_at timestamptz)
  returns uuid
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select theirs.engagement_id
  from identity.engagement as theirs
  where theirs.tutor_id = p_tutor
    and theirs.school_id is null
    and (theirs.ended_at is null or theirs.ended_at > p_at)
    and theirs.starts_on <= identity.civil_date(p_at)
    and (theirs.ends_on is null or theirs.ends_on > identity.civil_date(p_at))
  order by num_nonnulls(theirs.agency_id), theirs.starts_on, theirs.engagement_id
  limit 1;
$$;

revoke all on function booking.default_engagement(uuid, timestamptz) from public;

comment on function booking.default_engagement(uuid, timestamptz) is
  'The engagement a search, an explanation or a booking means that names none. Asked by booking.engagement_of_request.';

set role safelane_owner;
