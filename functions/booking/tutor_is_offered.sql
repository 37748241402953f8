-- Whether a search shows a tutor as bookable: nothing stands against new lessons under their own engagement (E1.1 P1).
-- The answer has one bit, whatever the cause (E1.4, F9).
set role cap_booking;

create or replace function booking.tutor_is_offered(p_tutor uuid)
  returns boolean
  language sql
  stable
  security definer
  cost 10000
  set search_path = pg_catalog, pg_temp
as $$
  select identity.person_id() is not null and not exists (
    select
    from booking.tutor_findings(p_tutor, booking.engagement_for('{}', null, p_tutor, now()), null, now(), 'P1') as found
    where booking.blocks_at(found.class, 'P1')
  );
$$;

revoke all on function booking.tutor_is_offered(uuid) from public;
grant execute on function booking.tutor_is_offered(uuid) to web_learner, web_guardian, web_agency, web_school;

comment on function booking.tutor_is_offered(uuid) is
  'Bookable or not, for the engagement a booking without engagement_id would mean; false for nobody. Asked by the search of tutors. Its cost makes the planner judge a page and not the whole list.';

set role safelane_owner;
