-- A platform without an administrator could never appoint one again, so somebody must remain who is
-- administrator for at least as long as the one who goes.
-- Two administrators who remove each other at the same instant queue here: the second one sees the first.
set role cap_identity;

create or replace function identity.administrators_remain(p_without uuid)
  returns boolean
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  -- a fixed key: it says nothing about anybody
  perform pg_advisory_xact_lock(4711, 1);

  return not exists (
    select
    from identity.power as leaving
    where leaving.person_id = p_without
      and leaving.power = 'platform_administrator'
      and (leaving.valid_until is null or leaving.valid_until > now())
  ) or exists (
    select
    from identity.power as staying
    join identity.person as administrator on administrator.person_id = staying.person_id
    where staying.person_id <> p_without
      and staying.power = 'platform_administrator'
      and administrator.account_state = 'active'
      and staying.valid_from <= now()
      and coalesce(staying.valid_until, 'infinity') > now()
      and coalesce(staying.valid_until, 'infinity') >= (
        select max(coalesce(leaving.valid_until, 'infinity'))
        from identity.power as leaving
        where leaving.person_id = p_without
          and leaving.power = 'platform_administrator'
          and (leaving.valid_until is null or leaving.valid_until > now())
      )
  );
end;
$$;

revoke all on function identity.administrators_remain(uuid) from public;

comment on function identity.administrators_remain(uuid) is
  'Whether the platform keeps an administrator if this person stops being one. Called by revoke_power and correct_person.';

set role safelane_owner;
