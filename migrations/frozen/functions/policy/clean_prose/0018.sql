-- A rationale or a document may run over several lines; otherwise it is text like any other.
create or replace function policy.clean_prose(
  p_value     text,
  p_parameter text,
  p_max       integer,
  p_min       integer default 1
)
  returns text
  language plpgsql
  immutable
  parallel safe
  set search_path = pg_catalog, pg_temp
as $$
begin
  -- what is far too long is not turned over first
  perform identity.clean_text(p_value, p_parameter, p_max) where octet_length(p_value) > 4 * p_max + 1000;
  -- the check sees blanks where lines break, and judges everything else
  perform identity.clean_text(translate(p_value, E'\r\n\t', '   '), p_parameter, p_max, true, p_min);
  return btrim(replace(p_value, E'\r\n', E'\n'), E' \t\r\n\u00a0');
end;
$$;

revoke all on function policy.clean_prose(text, text, integer, integer) from public;
grant execute on function policy.clean_prose(text, text, integer, integer) to cap_policy;

comment on function policy.clean_prose(text, text, integer, integer) is
  'Trimmed text of one or more lines within its length; PT422 otherwise. Asked by the api functions of policy.';
