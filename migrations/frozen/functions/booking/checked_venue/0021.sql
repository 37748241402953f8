-- A venue is an address, and who chaperones there; an address alone may be sent as text (TS-60, TS-62).
create or replace function booking.checked_venue(p_venue jsonb)
  returns jsonb
  language plpgsql
  immutable
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_venue jsonb;
begin
  -- what is far too large is not read at all: megabytes of brackets would be read for longer than a request may take
  if pg_column_size(p_venue) > 4000 then
    raise exception using
      errcode = 'PT422',
      message = 'venue has the wrong length',
      hint = 'Send an address of at most 500 characters.';
  end if;

  v_venue := case jsonb_typeof(p_venue)
    when 'string' then jsonb_build_object('address', p_venue)
    when 'null' then null
    else p_venue
  end;
  if v_venue is null then
    return null;
  end if;
  if jsonb_typeof(v_venue) <> 'object'
    or v_venue - array['address', 'chaperone_id', 'chaperone'] <> '{}'
    or coalesce(jsonb_typeof(v_venue -> 'address'), 'string') <> 'string'
    or coalesce(jsonb_typeof(v_venue -> 'chaperone_id'), 'string') <> 'string'
    or not coalesce(pg_input_is_valid(v_venue ->> 'chaperone_id', 'uuid'), true)
    or coalesce(v_venue ->> 'chaperone', 'none') not in ('none', 'available', 'present')
  then
    raise exception using
      errcode = 'PT422',
      message = 'venue is not a venue',
      hint = 'Send text, or {"address": text, "chaperone_id": uuid, "chaperone": "available" or "present"}.';
  end if;
  if v_venue ? 'address' then
    v_venue := v_venue || jsonb_build_object('address', identity.clean_text(v_venue ->> 'address', 'venue address', 500));
  end if;
  return v_venue;
end;
$$;

revoke all on function booking.checked_venue(jsonb) from public;
grant execute on function booking.checked_venue(jsonb) to cap_booking;

comment on function booking.checked_venue(jsonb) is
  'The venue as it is stored, null where none is sent; PT422 otherwise. Asked by api functions.';
