-- Those who look for a tutor read first names and whether somebody can be booked, and nothing more (E1.1 P1, E1.4).
drop view if exists api.tutors;

create view api.tutors
  with (security_invoker = true, security_barrier = true)
as
  select
    listed.tutor_id,
    listed.given_name,
    booking.tutor_is_offered(listed.tutor_id) as bookable
  from booking.listed_tutors() as listed;

revoke all on api.tutors from public;
grant select on api.tutors to web_learner, web_guardian, web_agency, web_school;
select guard.read_only('api.tutors');

comment on view api.tutors is
  $$Look for tutors

For learners, guardians, agencies and schools: every tutor with an engagement in force. Ask for a page in a stable order
(?order=tutor_id&limit=20&tutor_id=gt.<the last one>): bookable is judged for the rows of the page. Why somebody is not
bookable is not said. Clauses TS-65, TS-76.$$;
comment on column api.tutors.tutor_id is 'The tutor, as book_lesson takes them.';
comment on column api.tutors.given_name is 'First name.';
comment on column api.tutors.bookable is 'Whether a lesson can be booked now, under the engagement that a booking without engagement_id means.';
