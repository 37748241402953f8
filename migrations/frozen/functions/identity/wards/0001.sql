-- The children for whom the caller acts at an instant: as identity.is_guardian_of tells it, for one guardian
-- at once (TN-23, B.2 row 27).
-- Policies ask it once a statement, as (select identity.wards()), so that they stay on the index and no policy
-- has to read a table that has a policy reading this one.
set role cap_identity;

create or replace function identity.wards(p_at timestamptz default now())
  returns uuid[]
  language sql
  stable
  parallel restricted
  security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  select coalesce(array_agg(distinct link.learner_id), '{}')
  from identity.guardianship as link
  where link.guardian_id = identity.person_id()
    and identity.is_guardian_of(link.guardian_id, link.learner_id, p_at);
end;

revoke all on function identity.wards(timestamptz) from public;
grant execute on function identity.wards(timestamptz) to web_guardian, cap_policy, cap_vetting, cap_booking;

comment on function identity.wards(timestamptz) is
  'The learners the sealed caller acts for at an instant; empty for everybody else. Asked by policies for web_guardian.';

set role safelane_owner;
