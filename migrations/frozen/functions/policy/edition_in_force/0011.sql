-- Which edition of a piece of guidance was in force on a day is data, never code (C.1, TS-07).
-- An expected edition does not count until somebody has verified it and a row says so.
set role cap_policy;

create or replace function policy.edition_in_force(
  p_instrument text,
  p_on         date
)
  returns table (edition text, valid_from date)
  language sql
  stable
  parallel safe
  security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  select known.edition, known.valid_from
  from policy.guidance_edition as known
  where known.instrument = p_instrument
    and known.status = 'in_force'
    and known.valid_from <= p_on
  order by known.valid_from desc
  limit 1;
end;

revoke all on function policy.edition_in_force(text, date) from public;
grant execute on function policy.edition_in_force(text, date) to cap_vetting, cap_booking, cap_recording;

comment on function policy.edition_in_force(text, date) is
  'The edition of an instrument in force on a day, and its first day; no row where none is known. Asked by vetting.';

set role safelane_owner;
