-- Which adults answer for a learner, and in what capacity, whatever the learner's age: a profile may
-- ask an adult learner for a sponsor (TN-23), and a child for a guardian (E1.3 GUARDIAN_MISSING). Whose account is
-- switched off answers for nobody.
set role cap_identity;

create or replace function identity.guardians_of(
  p_learner uuid,
  p_at      timestamptz default now()
)
  returns table (guardian_id uuid, capacity text)
  language sql
  stable
  parallel safe
  security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  select link.guardian_id, link.capacity
  from identity.guardianship as link
  join identity.person as guardian on guardian.person_id = link.guardian_id
  where link.learner_id = p_learner
    and guardian.account_state = 'active'
    and link.valid_from <= p_at
    and (link.valid_until is null or link.valid_until > p_at)
    and identity.age_years(guardian.date_of_birth, identity.civil_date(p_at)) >= 18;
end;

revoke all on function identity.guardians_of(uuid, timestamptz) from public;
grant execute on function identity.guardians_of(uuid, timestamptz)
  to cap_policy, cap_vetting, cap_booking, cap_recording;

comment on function identity.guardians_of(uuid, timestamptz) is
  'The adults with a live link to a learner at an instant, once for each capacity. Asked by the lanes.';

set role safelane_owner;
