-- Text from outside is trimmed, has a length, and carries no control characters: neither line breaks that
-- would forge a second line in an export, nor marks that turn the direction in which a name is read or cannot be seen:
-- a name and a reason that nobody can read are none.
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
  c_marks  constant text := E'[\u0001-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]';
  -- blanks of every width, and what joins, divides or fills and has no shape of its own
  c_unseen constant text := E'[ \u00a0\u034f\u115f\u1160\u1680\u2000-\u200d\u202f\u205f\u2800\u3000\u3164\ufe00-\ufe0f\uffa0]+';
  v_text text;
  v_seen text;
begin
  -- what is far too long is not read at all: 64 MB would be read for longer than a request may take
  if octet_length(p_value) > 4 * p_max + 1000 then
    raise exception using
      errcode = 'PT422',
      message = format('%s has the wrong length', p_parameter),
      hint = format('Send %s to %s characters.', p_min, p_max);
  end if;

  v_text := nullif(btrim(p_value, E' \t\r\n\u00a0'), '');
  if v_text is null then
    if p_required then
      raise exception using
        errcode = 'PT422',
        message = format('%s is required', p_parameter),
        hint = format('Send %s with at least %s character(s) that are not blank.', p_parameter, p_min);
    end if;
    return null;
  end if;

  if v_text ~ c_marks then
    raise exception using
      errcode = 'PT422',
      message = format('%s contains control characters', p_parameter),
      hint = 'Send one line of plain text, without line breaks, tabs, direction marks or invisible characters.';
  end if;

  v_seen := btrim(regexp_replace(v_text, c_unseen, ' ', 'g'));
  if length(v_seen) < greatest(p_min, 1) or length(v_text) > p_max then
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
