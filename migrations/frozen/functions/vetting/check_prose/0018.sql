-- A reason or an account may have paragraphs; it has a length that somebody can read, and no other control characters.
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
  c_marks  constant text := E'[\u0001-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]';
  c_unseen constant text := E'[ \t\r\n\u00a0\u034f\u115f\u1160\u1680\u2000-\u200d\u202f\u205f\u2800\u3000\u3164\ufe00-\ufe0f\uffa0]+';
  v_text text;
begin
  -- what is far too long is not read at all
  if octet_length(p_value) <= 4 * p_max + 1000 then
    v_text := btrim(p_value, E' \t\r\n\u00a0');
  end if;
  if v_text is null
    or length(btrim(regexp_replace(v_text, c_unseen, ' ', 'g'))) < p_min
    or length(v_text) > p_max
  then
    raise exception using
      errcode = 'PT422',
      message = format('%s is missing or has the wrong length', p_parameter),
      hint = format('Send %s to %s characters.', p_min, p_max);
  end if;
  if translate(v_text, E'\t\r\n', '') ~ c_marks then
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
