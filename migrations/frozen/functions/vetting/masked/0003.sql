-- A DBS certificate number is shown by its last four figures, to everybody (C.5).
create or replace function vetting.masked(p_number text)
  returns text
  language sql
  immutable
  parallel safe
begin atomic
  select '********' || right(p_number, 4);
end;

revoke all on function vetting.masked(text) from public;
grant execute on function vetting.masked(text) to cap_vetting;

comment on function vetting.masked(text) is
  'A certificate number as it may be shown; null stays null.';
