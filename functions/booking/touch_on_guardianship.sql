-- A guardian who comes or goes meets every booking of the learner; and of the guardian's other learners too,
-- because a household no-contact order reaches through the guardian they share (E1.6 row 18).
set role cap_booking;

create or replace function booking.touch_on_guardianship()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform booking.touch_learners(array(
    select link.learner_id
    from identity.guardianship as link
    where link.guardian_id = new.guardian_id
    union
    select new.learner_id
  ));
  return null;
end;
$$;

revoke all on function booking.touch_on_guardianship() from public;
grant execute on function booking.touch_on_guardianship() to safelane_owner;

comment on function booking.touch_on_guardianship() is
  'Takes the standing of the learners a guardianship is about. Trigger on identity.guardianship.';

set role safelane_owner;

drop trigger if exists _900_touch on identity.guardianship;
create trigger _900_touch
  after insert or update on identity.guardianship
  for each row execute function booking.touch_on_guardianship();
alter table identity.guardianship enable always trigger _900_touch;
