-- Which fields a digest is made of is written down, and a list that was used is never changed: a migration that
-- changes the columns of a table adds the next version of its list (TS-12).
set role cap_ledger;

create or replace function ledger.keep_fields(p_kind text, p_fields text[])
  returns integer
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_last ledger.protected;
begin
  select known.* into v_last
  from ledger.protected as known
  where known.kind = p_kind
  order by known.version desc
  limit 1;
  if v_last.fields = p_fields then
    return v_last.version;
  end if;
  insert into ledger.protected (kind, version, fields)
  values (p_kind, coalesce(v_last.version, 0) + 1, p_fields);
  return coalesce(v_last.version, 0) + 1;
end;
$$;

revoke all on function ledger.keep_fields(text, text[]) from public;
grant execute on function ledger.keep_fields(text, text[]) to safelane_owner;

comment on function ledger.keep_fields(text, text[]) is
  'The version of a table''s field list that reads like this, a new one where the last reads otherwise. Asked by ledger.protect, in a migration.';

set role safelane_owner;
