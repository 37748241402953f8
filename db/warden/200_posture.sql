-- What migrations write into the tables of reference data is the posture, too: their own function tells it. It is called only
-- where it runs with the rights of cap_guard, and answers with text, so that nothing of theirs runs with the guard's.
create or replace function warden.reference_rows()
  returns table (object text, text text)
  language plpgsql
  stable
  set search_path = pg_catalog, pg_temp
as $$
begin
  if exists (
    select
    from pg_proc as p
    join pg_namespace as n on n.oid = p.pronamespace
    where n.nspname = 'guard' and p.proname = 'reference_rows' and p.prosecdef and p.proowner = 'cap_guard'::regrole
      and p.pronargs = 0 and p.proretset and p.proallargtypes = array['text'::regtype, 'text'::regtype]::oid[]
      and has_schema_privilege(n.oid, 'usage') and has_function_privilege(p.oid, 'execute'))
  then
    return query execute 'select told.* from guard.reference_rows() as told';
  end if;
end;
$$;
comment on function warden.reference_rows() is
  'The reference rows that revisions wrote, of which each is a line of the posture; none in a database that has not come to them. Called by warden.posture.';

-- Everything that decides who may do what, one fact a row (TS-55, TS-67, TS-77): names, never numbers, alike in each
-- installation and on each version. The question is that of db/inventory.sql, but for comments, which is put in here, and the reference rows.
create or replace function warden.posture()
  returns table (kind text, object text, text text)
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
  -- the same text whoever asks, and whatever they have set
  set standard_conforming_strings = on
  set quote_all_identifiers = off
  set datestyle = 'ISO, MDY'
  set intervalstyle = 'postgres'
  set timezone = 'UTC'
  set extra_float_digits = 1
  set bytea_output = 'hex'
  set jit = off
as $posture$
-- db/inventory.sql
select fact.kind, fact.name, fact.said
from (
  select distinct kind, replace(replace(replace(replace(name, '\', '\\'), E'\n', '\n'), E'\r', '\r'), '|', '\|') as name, replace(replace(replace(trim(both E'\n ' from fact), '\', '\\'), E'\n', '\n'), E'\r', '\r') as said
  from (
    select kind, name, fact from facts
    union all
    select 'reference row', told.object, told.text from warden.reference_rows() as told) as said) as fact
order by fact.kind collate "C", fact.name collate "C", fact.said collate "C"
$posture$;
comment on function warden.posture() is
  'Everything that decides who may do what, one fact a row: names, never numbers, alike in each installation. The text of db/inventory.sql, but for comments, and the reference rows.';
