-- What a key is never changes; the one thing that may happen to it is its end, once.
create or replace function identity.signing_key_is_only_retired()
  returns trigger
  language plpgsql
  volatile
  parallel unsafe
  set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_op = 'DELETE'
    or old.retired_at is not null
    or new.retired_at is null
    or (to_jsonb(new) - 'retired_at') <> (to_jsonb(old) - 'retired_at')
  then
    raise exception using
      errcode = '23001',
      message = 'a signing key is only ever retired, and only once',
      hint = 'Add the new key under a kid of its own, then retire the old one.';
  end if;
  return new;
end;
$$;

revoke all on function identity.signing_key_is_only_retired() from public;

create or replace trigger _100_only_retired
  before update or delete on identity.signing_key
  for each row execute function identity.signing_key_is_only_retired();
alter table identity.signing_key enable always trigger _100_only_retired;

comment on function identity.signing_key_is_only_retired() is
  'Refuses DELETE, and any UPDATE but the first retirement, with 23001. Fired by _100_only_retired on identity.signing_key.';
