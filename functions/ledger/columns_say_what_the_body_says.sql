-- What is asked for has columns of its own beside the body, and they say what the body says (F22): the body is what the
-- leaf commits to. Canonical JSON has one order, so text is compared and nothing is parsed.
-- A trigger function, ENABLE ALWAYS.
create or replace function ledger.columns_say_what_the_body_says()
  returns trigger
  language plpgsql
  volatile
  parallel unsafe
  set search_path = pg_catalog, pg_temp
as $$
begin
  if length(new.salt) = 32 and length(new.retention_salt) = 32 and length(new.release) = 32
    and new.outcome in ('done', 'refused')
    and length(new.action) between 1 and 100
    and (new.first_change is null) = (new.last_change is null)
    and coalesce(new.first_change <= new.last_change, true)
    and starts_with(new.body, '{"action":' || to_json(new.action)::text || ',"a')
    and position('"as":null,"at":"' || to_char(new.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '","case":'
      in new.body) > 0
    and position(',"outcome":"' || new.outcome || '","person":' || coalesce('"' || new.actor_id::text || '"', 'null')
      || ',"persona":' in new.body) > 0
    and position(',"target":{"id":' || coalesce('"' || new.target_id::text || '"', 'null')
      || ',"kind":' || coalesce(to_json(new.target_kind)::text, 'null') || '},"token":' in new.body) > 0
  then
    return new;
  end if;
  raise exception using
    errcode = '23514',
    message = 'the columns of an opening are not those of an entry, or do not say what its body says',
    hint = 'Entries are written by ledger.append.';
end;
$$;

revoke all on function ledger.columns_say_what_the_body_says() from public;

comment on function ledger.columns_say_what_the_body_says() is
  'Refuses an opening whose columns differ from its body or are no entry''s, with 23514. Fired by ledger.opening.';

create or replace trigger _200_columns_say_what_the_body_says before insert on ledger.opening
  for each row execute function ledger.columns_say_what_the_body_says();
alter table ledger.opening enable always trigger _200_columns_say_what_the_body_says;
