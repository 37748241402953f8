-- The children for whom the caller acts at an instant: as identity.is_guardian_of tells it, by the same definition, for
-- one guardian at once (TN-23, B.2 row 27).
-- Policies ask it once a statement, as (select identity.wards()), so that they stay on the index and no policy
-- has to read a table that has a policy reading this one.
set role cap_identity;

create or replace function identity.wards(p_at timestamptz default now())
  returns uuid[]
  language plpgsql
  stable
  parallel restricted
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_caller uuid := identity.person_id();
  v_today  date := identity.civil_date(p_at);
begin
  return array(
    select distinct link.learner_id
    from identity.guardianship as link
    join identity.person as guardian on guardian.person_id = link.guardian_id
    join identity.person as learner on learner.person_id = link.learner_id
    where link.guardian_id = v_caller
      and identity.acts_for_child(
        link.valid_from, link.valid_until, guardian.date_of_birth, learner.date_of_birth, p_at, v_today)
    order by link.learner_id
  );
end;
$$;

revoke all on function identity.wards(timestamptz) from public;
grant execute on function identity.wards(timestamptz) to web_guardian, cap_policy, cap_vetting, cap_booking, cap_recording;

comment on function identity.wards(timestamptz) is
  'The learners the sealed caller acts for at an instant; empty for everybody else. Asked by policies for web_guardian.';

set role safelane_owner;
