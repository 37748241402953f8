-- A chaperone is an adult who answers for one of the learners, or acts for the agency or school of the
-- engagement; never the tutor, never a learner of the lesson (TS-60).
set role cap_booking;

create or replace function booking.chaperone_is_fit(
  p_chaperone  uuid,
  p_tutor      uuid,
  p_learners   uuid[],
  p_engagement uuid,
  p_at         timestamptz
)
  returns boolean
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select p_chaperone <> p_tutor
    and p_chaperone <> all (p_learners)
    and exists (
      select
      from identity.person as adult
      where adult.person_id = p_chaperone
        and adult.account_state = 'active'
        and identity.age_years(adult.date_of_birth, identity.civil_date(p_at)) >= 18
    )
    and (
      exists (
        select
        from unnest(p_learners) as taught(learner_id)
        cross join lateral identity.guardians_of(taught.learner_id, p_at) as answering
        where answering.guardian_id = p_chaperone
      )
      or exists (
        select
        from identity.engagement as commissioned
        join identity.power as held on held.organisation_id in (commissioned.agency_id, commissioned.school_id)
        where commissioned.engagement_id = p_engagement
          and held.person_id = p_chaperone
          and held.valid_from <= p_at
          and (held.valid_until is null or held.valid_until > p_at)
      )
    );
$$;

revoke all on function booking.chaperone_is_fit(uuid, uuid, uuid[], uuid, timestamptz) from public;

comment on function booking.chaperone_is_fit(uuid, uuid, uuid[], uuid, timestamptz) is
  'Whether this person may be the chaperone of such a lesson. Asked by booking.session_findings.';

set role safelane_owner;
