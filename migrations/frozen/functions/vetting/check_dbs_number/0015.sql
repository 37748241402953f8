-- A DBS certificate number has twelve figures, and leading noughts belong to it (C.5).
create or replace function vetting.check_dbs_number(p_number text, p_required boolean)
  returns text
  language plpgsql
  immutable
  parallel safe
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_number text := regexp_replace(p_number, E'\\s', '', 'g');
begin
  if v_number is null and not p_required then
    return null;
  end if;
  if v_number is null or v_number !~ '^[0-9]{12}$' then
    raise exception using
      errcode = 'PT422',
      message = 'number is not a DBS certificate number',
      hint = 'Send the twelve figures on the certificate as text. The number of the application form is another one.';
  end if;
  return v_number;
end;
$$;

revoke all on function vetting.check_dbs_number(text, boolean) from public;
grant execute on function vetting.check_dbs_number(text, boolean) to cap_vetting;

comment on function vetting.check_dbs_number(text, boolean) is
  'The twelve figures without spaces, or PT422. Asked by the api functions of vetting.';
