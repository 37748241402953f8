-- Text from outside is trimmed, has a length, and carries no control characters: neither line breaks that
-- would forge a second line in an export, nor marks that turn the direction in which a name is read.
create or replace function identity.clean_text(
  p_value     text,
  p_parameter text,
  p_max       integer,
  p_required  boolean default true,
  p_min       integer default 1
)
  returns text
  language plpgsql
  immutable
  parallel safe
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_text text := nullif(btrim(p_value, E' \t\r\n\u00a0'), '');
begin
  if v_text is null then
    if p_required then
      raise exception using
        errcode = 'PT422',
        message = format('%s is required', p_parameter),
        hint = format('Send %s with at least %s character(s) that are not blank.', p_parameter, p_min);
    end if;
    return null;
  end if;

  if v_text ~ E'[\u0001-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]' then
    raise exception using
      errcode = 'PT422',
      message = format('%s contains control characters', p_parameter),
      hint = 'Send one line of plain text, without line breaks, tabs or direction marks.';
  end if;

  if length(v_text) not between p_min and p_max then
    raise exception using
      errcode = 'PT422',
      message = format('%s has the wrong length', p_parameter),
      hint = format('Send %s to %s characters.', p_min, p_max);
  end if;

  return v_text;
end;
$$;

revoke all on function identity.clean_text(text, text, integer, boolean, integer) from public;
grant execute on function identity.clean_text(text, text, integer, boolean, integer)
  to cap_ledger, cap_identity, cap_seal, cap_policy, cap_vetting, cap_booking, cap_recording;

comment on function identity.clean_text(text, text, integer, boolean, integer) is
  'Trimmed text within its length, null where nothing was sent and nothing is required; PT422 otherwise. Asked by api functions.';
