-- Two spellings of a name are the same name if they differ in case and spacing only (DBS_NAME_MISMATCH).
create or replace function vetting.plain_name(p_name text)
  returns text
  language sql
  immutable
  parallel safe
begin atomic
  select lower(regexp_replace(btrim(p_name), '[[:space:]]+', ' ', 'g'));
end;

revoke all on function vetting.plain_name(text) from public;
grant execute on function vetting.plain_name(text) to cap_vetting;

comment on function vetting.plain_name(text) is
  'A name as it is compared: lower case, trimmed, single spaces.';
