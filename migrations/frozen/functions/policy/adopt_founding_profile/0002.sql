-- A platform is founded under one of the profiles, and there is no instant without one (B.5).
-- Every later switch is proposed by one administrator and approved by another.
set role cap_policy;

create or replace function policy.adopt_founding_profile(p_profile text)
  returns uuid
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_adoption uuid := guard.uuidv7();
begin
  perform pg_advisory_xact_lock(hashtextextended('policy.profile_adoption', 0));
  if exists (select from policy.profile_adoption) then
    raise exception using
      errcode = 'PT409',
      message = 'The platform already follows a profile.',
      hint = 'Two administrators change it with api.adopt_profile.';
  end if;
  if not exists (select from policy.profile where profile.profile = p_profile) then
    raise exception using
      errcode = 'PT422',
      message = 'There is no profile with this name.',
      hint = format('Profiles: %s.', (select string_agg(profile.profile, ', ' order by profile.profile) from policy.profile));
  end if;
  insert into policy.profile_adoption (adoption_id, profile, effective_from, approved_at)
  values (v_adoption, p_profile, '-infinity', now());
  return v_adoption;
end;
$$;

revoke all on function policy.adopt_founding_profile(text) from public;
grant execute on function policy.adopt_founding_profile(text) to cap_seal, cap_identity;

comment on function policy.adopt_founding_profile(text) is
  'Adopt the profile a platform is founded under, in force from the beginning of time. Asked once, by identity.found_platform.';

set role safelane_owner;
