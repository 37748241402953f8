-- The profile in force at an instant is the approved adoption that began last; a later approval wins a tie (B.5).
set role cap_policy;

create or replace function policy.profile_in_force(p_at timestamptz default now())
  returns text
  language sql
  stable
  parallel safe
  security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  select adoption.profile
  from policy.profile_adoption as adoption
  where adoption.approved_at is not null
    and adoption.effective_from <= p_at
  order by adoption.effective_from desc, adoption.approved_at desc
  limit 1;
end;

revoke all on function policy.profile_in_force(timestamptz) from public;
grant execute on function policy.profile_in_force(timestamptz) to cap_identity, cap_seal, cap_vetting, cap_booking, cap_recording;

comment on function policy.profile_in_force(timestamptz) is
  'The profile the platform followed at an instant; null before one was adopted. Asked by the lanes.';

set role safelane_owner;
