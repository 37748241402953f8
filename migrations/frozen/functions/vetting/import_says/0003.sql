-- The Single Central Record does not show everything that is on record: "(not shown)" in its CSV means that something is
-- there, and agrees with whatever it is. Everything else, also an empty cell, has to be what is on record.
create or replace function vetting.import_says(p_cell text, p_stands text)
  returns boolean
  language sql
  immutable
  parallel safe
begin atomic
  select p_cell is not distinct from p_stands or coalesce(p_cell = '(not shown)', false);
end;

revoke all on function vetting.import_says(text, text) from public;
grant execute on function vetting.import_says(text, text) to cap_vetting;

comment on function vetting.import_says(text, text) is
  'Whether a cell agrees with what is on record. Asked by import_known.';
