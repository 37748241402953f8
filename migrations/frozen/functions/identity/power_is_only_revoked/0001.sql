-- A power that was granted stays on record as it was granted. It can be brought to an end once, from now on
-- or later, never backwards: what was decided while it was in force was decided rightly (TS-12).
create or replace function identity.power_is_only_revoked()
  returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_closing constant text[] := array['valid_until', 'revoked_by', 'revoke_reason'];
begin
  if tg_op = 'DELETE' then
    raise exception using
      errcode = '23001',
      message = 'powers are never deleted',
      hint = 'End the power with revoke_power.';
  end if;

  if to_jsonb(new) - c_closing <> to_jsonb(old) - c_closing then
    raise exception using
      errcode = '23001',
      message = 'a power does not change after it was granted',
      hint = 'Revoke it and grant another.';
  end if;

  if old.revoked_by is not null or old.valid_until <= now() then
    raise exception using
      errcode = '23001',
      message = 'the power has come to its end already',
      hint = 'Grant a new power instead of reopening this one.';
  end if;

  if new.revoked_by is null
     or new.valid_until is null
     or new.valid_until < greatest(now(), old.valid_from)
     or new.valid_until > old.valid_until then
    raise exception using
      errcode = '23001',
      message = 'a power is only ended, by somebody, from now on',
      hint = 'Set revoked_by, revoke_reason and a valid_until that is neither past nor later than before.';
  end if;

  return new;
end;
$$;

revoke all on function identity.power_is_only_revoked() from public;

comment on function identity.power_is_only_revoked() is
  'Trigger on identity.power: rows are closed once, from now on, and never deleted.';

create or replace trigger _100_power_is_only_revoked
  before update or delete on identity.power
  for each row execute function identity.power_is_only_revoked();

alter table identity.power enable always trigger _100_power_is_only_revoked;
