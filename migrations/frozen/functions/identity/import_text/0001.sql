-- A cell of an import: its text without blanks around it, null where it is empty. How long it may be and what it may
-- contain is judged by the function that records it.
create or replace function identity.import_text(p_row jsonb, p_column text)
  returns text
  language sql
  immutable
  parallel safe
begin atomic
  select nullif(btrim(p_row ->> p_column, E' \t\r\n\u00a0'), '');
end;

revoke all on function identity.import_text(jsonb, text) from public;
grant execute on function identity.import_text(jsonb, text) to cap_identity, cap_vetting;

comment on function identity.import_text(jsonb, text) is
  'The trimmed text of a cell, or null. Asked by the functions of import.';
