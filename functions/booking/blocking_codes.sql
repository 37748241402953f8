-- Everything that stopped it, in full: for the ledger, never for the answer (E1.1).
create or replace function booking.blocking_codes(p_findings jsonb)
  returns text[]
  language sql
  immutable
  parallel safe
begin atomic
  select coalesce(array_agg(found ->> 'code' order by found ->> 'code'), '{}')
  from jsonb_array_elements(p_findings) as found
  where (found ->> 'blocks')::boolean;
end;

revoke all on function booking.blocking_codes(jsonb) from public;
grant execute on function booking.blocking_codes(jsonb) to cap_booking;

comment on function booking.blocking_codes(jsonb) is
  'The codes among booking.judged that block, sorted; empty: nothing stands against it. Asked by api functions.';
