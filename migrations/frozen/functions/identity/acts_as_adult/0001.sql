-- Whoever holds a power that only adults may hold, or answers for a learner, now or later, must stay known as
-- an adult (C.7).
set role cap_identity;

create or replace function identity.acts_as_adult(p_person uuid, p_at timestamptz default now())
  returns boolean
  language sql
  stable
  parallel safe
  security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  select exists (
    select
    from identity.power as held
    where held.person_id = p_person
      and identity.needs_adult(held.power)
      and (held.valid_until is null or held.valid_until > p_at)
  ) or exists (
    select
    from identity.guardianship as link
    where link.guardian_id = p_person
      and (link.valid_until is null or link.valid_until > p_at)
  );
end;

revoke all on function identity.acts_as_adult(uuid, timestamptz) from public;

comment on function identity.acts_as_adult(uuid, timestamptz) is
  'Whether a person holds, now or later, what only adults may hold. Called by correct_person.';

set role safelane_owner;
