-- Where every lesson is recorded, nobody is recorded unawares: a learner from 13 on has acknowledged the notice, and
-- so has one of those who answer for a child, or for everybody where the profile asks for a sponsor (E2.4, OS-17, TN-16).
set role cap_booking;

create or replace function booking.notice_missing(p_learner uuid, p_engagement uuid, p_at timestamptz)
  returns text[]
  language plpgsql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_born        date := (select person.date_of_birth from identity.person as person where person.person_id = p_learner);
  v_today       date := identity.civil_date(p_at);
  v_age         integer := case when v_born <= v_today then identity.age_years(v_born, v_today) end;
  v_sponsor_age integer := policy.effective_integer('student.sponsor_required_under', p_engagement, p_at);
  v_missing     text[] := '{}';
begin
  if v_age >= 13 and not policy.acknowledged(p_learner, 'recording_notice', p_at) then
    v_missing := v_missing || 'learner'::text;
  end if;
  if (v_age is null or v_age < 18 or v_sponsor_age > 18 and v_age < v_sponsor_age)
    and not booking.any_acknowledged(
      array(select answering.guardian_id from identity.guardians_of(p_learner, p_at) as answering),
      'recording_notice', p_at)
  then
    v_missing := v_missing || 'guardian'::text;
  end if;
  return v_missing;
end;
$$;

revoke all on function booking.notice_missing(uuid, uuid, timestamptz) from public;
grant execute on function booking.notice_missing(uuid, uuid, timestamptz) to cap_recording;

comment on function booking.notice_missing(uuid, uuid, timestamptz) is
  'Whose acknowledgement of the notice of recording is missing for a learner: learner, guardian, both or nobody. Asked by booking.learner_findings and recording.learner_findings.';

set role safelane_owner;
