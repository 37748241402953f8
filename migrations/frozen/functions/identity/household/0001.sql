-- A household is a learner and every learner who shares a live guardian with them.
-- A no-contact order that covers a household keeps the tutor from the brothers and sisters too (E1.6 row 18),
-- so every capacity counts here, and neither the guardian's age nor the learners'.
set role cap_identity;

create or replace function identity.household(
  p_learner uuid,
  p_at      timestamptz default now()
)
  returns setof uuid
  language sql
  stable
  parallel safe
  security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  select p_learner
  where p_learner is not null
  union
  select theirs.learner_id
  from identity.guardianship as mine
  join identity.guardianship as theirs on theirs.guardian_id = mine.guardian_id
  where mine.learner_id = p_learner
    and mine.valid_from <= p_at
    and (mine.valid_until is null or mine.valid_until > p_at)
    and theirs.valid_from <= p_at
    and (theirs.valid_until is null or theirs.valid_until > p_at);
end;

revoke all on function identity.household(uuid, timestamptz) from public;
grant execute on function identity.household(uuid, timestamptz)
  to cap_policy, cap_vetting, cap_booking;

comment on function identity.household(uuid, timestamptz) is
  'The learner and the learners who share a live guardian with them at an instant. Asked by the lanes.';

set role safelane_owner;
