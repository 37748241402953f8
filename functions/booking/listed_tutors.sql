-- Who can be found by those who look for a tutor: tutors with an engagement in force, whether or not they can be booked
-- just now (E1.1 P1). Only somebody proved to be a learner, guardian, agency or school looks.
set role cap_booking;

create or replace function booking.listed_tutors()
  returns table (tutor_id uuid, given_name text)
  language plpgsql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform identity.require_persona('web_learner', 'web_guardian', 'web_agency', 'web_school');

  return query
    select person.person_id, person.given_name
    from identity.person as person
    where exists (
        select
        from identity.power as held
        where held.person_id = person.person_id
          and held.power = 'tutor'
          and held.valid_from <= now()
          and (held.valid_until is null or held.valid_until > now())
      )
      and exists (
        select
        from identity.engagement as theirs
        where theirs.tutor_id = person.person_id
          and (theirs.ended_at is null or theirs.ended_at > now())
          and theirs.starts_on <= identity.civil_date(now())
          and (theirs.ends_on is null or theirs.ends_on > identity.civil_date(now()))
      );
end;
$$;

revoke all on function booking.listed_tutors() from public;
grant execute on function booking.listed_tutors() to web_learner, web_guardian, web_agency, web_school;

comment on function booking.listed_tutors() is
  'First names of tutors with an engagement in force. Asked by the search of tutors.';

set role safelane_owner;
