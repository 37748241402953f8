-- A guardian acts for a child under a live link, and is an adult (TN-23, F1). Whether an adult learner has the sponsor
-- that a profile asks for is a question for identity.guardians_of.
set role cap_identity;

create or replace function identity.is_guardian_of(
  p_guardian uuid,
  p_learner  uuid,
  p_at       timestamptz default now()
)
  returns boolean
  language sql
  stable
  parallel safe
  security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  select exists (
    select
    from identity.guardianship as link
    join identity.person as guardian on guardian.person_id = link.guardian_id
    join identity.person as learner on learner.person_id = link.learner_id
    where link.guardian_id = p_guardian
      and link.learner_id = p_learner
      and identity.acts_for_child(
        link.valid_from, link.valid_until, guardian.date_of_birth, learner.date_of_birth,
        p_at, identity.civil_date(p_at))
  );
end;

revoke all on function identity.is_guardian_of(uuid, uuid, timestamptz) from public;
grant execute on function identity.is_guardian_of(uuid, uuid, timestamptz)
  to cap_seal, cap_policy, cap_vetting, cap_booking, cap_recording;

comment on function identity.is_guardian_of(uuid, uuid, timestamptz) is
  'Whether one person acts for another at an instant: live link, adult guardian, learner not yet 18. Asked by the lanes.';

set role safelane_owner;
