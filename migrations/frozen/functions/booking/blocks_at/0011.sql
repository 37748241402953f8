-- Which findings stop what: B stops a booking and a start, N new bookings only, S the start only, A nothing (E1.1).
-- P1 search, P2 booking, P3 change, P4 start, P5 looking at a lesson that is booked already.
create or replace function booking.blocks_at(p_class text, p_point text)
  returns boolean
  language sql
  immutable
  parallel safe
begin atomic
  select case p_class
    when 'A' then false
    when 'N' then p_point is null or p_point not in ('P4', 'P5')
    when 'S' then p_point is null or p_point not in ('P1', 'P2', 'P3', 'P5')
    else true
  end;
end;

revoke all on function booking.blocks_at(text, text) from public;
grant execute on function booking.blocks_at(text, text) to cap_booking, cap_recording;

comment on function booking.blocks_at(text, text) is
  'Whether a finding of this class stops what is tried at this point; a class it does not know stops everything, and at a point it does not know everything but an advisory stops.';
