-- A reason or an account may have paragraphs; it has a length, and no other control characters.
create or replace function vetting.check_prose(
  p_value     text,
  p_parameter text,
  p_min       integer,
  p_max       integer
)
  returns text
  language plpgsql
  immutable
  parallel safe
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_text text := btrim(p_value, E' \t\r\n\u00a0');
begin
  if v_text is null or length(v_text) not between p_min and p_max then
    raise exception using
      errcode = 'PT422',
      message = format('%s is missing or has the wrong length', p_parameter),
      hint = format('Send %s to %s characters.', p_min, p_max);
  end if;
  if translate(v_text, E'\t\r\n', '') ~ E'[\u0001-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]' then
    raise exception using
      errcode = 'PT422',
      message = format('%s contains control characters', p_parameter),
      hint = 'Send plain text; line breaks are fine.';
  end if;
  return v_text;
end;
$$;

revoke all on function vetting.check_prose(text, text, integer, integer) from public;
grant execute on function vetting.check_prose(text, text, integer, integer) to cap_vetting;

comment on function vetting.check_prose(text, text, integer, integer) is
  'Trimmed text of several lines within its length; PT422 otherwise. Asked by the api functions of vetting.';
