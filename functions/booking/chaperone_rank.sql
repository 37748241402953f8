-- How much chaperone a rule or a report stands for: none, somebody available, somebody present (TS-60).
-- A word nobody knows counts as the strictest rule.
create or replace function booking.chaperone_rank(p_word text)
  returns integer
  language sql
  immutable
  parallel safe
begin atomic
  select case p_word when 'none' then 0 when 'available' then 1 else 2 end;
end;

revoke all on function booking.chaperone_rank(text) from public;
grant execute on function booking.chaperone_rank(text) to cap_booking;

comment on function booking.chaperone_rank(text) is
  'none 0, available 1, present and anything unknown 2. Asked by booking.chaperone_rule.';
