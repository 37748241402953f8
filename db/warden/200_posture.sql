-- Everything that decides who may do what, one fact a row (TS-55, TS-67, TS-77): names, never numbers, alike in each
-- installation and on each version. The question is that of db/inventory.sql, but for comments; it is put in here.
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
  from facts) as fact
order by fact.kind collate "C", fact.name collate "C", fact.said collate "C"
$posture$;
comment on function warden.posture() is
  'Everything that decides who may do what, one fact a row: names, never numbers, alike in each installation. The text of db/inventory.sql, but for comments.';
