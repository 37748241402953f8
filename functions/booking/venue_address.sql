-- Where a lesson in person takes place; blank is nowhere (TS-62).
create or replace function booking.venue_address(p_venue jsonb)
  returns text
  language sql
  immutable
  parallel safe
begin atomic
  select nullif(btrim(case jsonb_typeof(p_venue)
    when 'string' then p_venue #>> '{}'
    when 'object' then case jsonb_typeof(p_venue -> 'address') when 'string' then p_venue ->> 'address' end
  end, E' \t\r\n\u00a0'), '');
end;

revoke all on function booking.venue_address(jsonb) from public;
grant execute on function booking.venue_address(jsonb)
  to cap_booking, web_learner, web_guardian, web_tutor, web_agency, web_school;

comment on function booking.venue_address(jsonb) is
  'The address in a venue, null where there is none. Asked by booking.session_findings and the lists of lessons.';
