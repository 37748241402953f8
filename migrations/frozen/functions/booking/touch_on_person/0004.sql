-- An account that is switched off and a birth date that is put right meet every booking of that person,
-- as a tutor, as a learner, and as the adult who answers for learners (E1.1).
set role cap_booking;

create or replace function booking.touch_on_person()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  -- a name counts too: a certificate is compared with it (DBS_NAME_MISMATCH)
  if exists (select from identity.power as held where held.person_id = new.person_id and held.power = 'tutor') then
    perform vetting.touch(new.person_id);
  end if;

  if new.account_state = old.account_state and new.date_of_birth is not distinct from old.date_of_birth then
    return null;
  end if;

  perform booking.touch_learners(array(
    select held.person_id
    from identity.power as held
    where held.person_id = new.person_id and held.power = 'learner'
    union
    select link.learner_id
    from identity.guardianship as link
    where link.guardian_id = new.person_id
  ));
  return null;
end;
$$;

revoke all on function booking.touch_on_person() from public;
grant execute on function booking.touch_on_person() to safelane_owner;

comment on function booking.touch_on_person() is
  'Takes the standing of a person, and of their wards, when account or birth date change. Trigger on identity.person.';

set role safelane_owner;

drop trigger if exists _900_touch on identity.person;
create trigger _900_touch
  after update on identity.person
  for each row execute function booking.touch_on_person();
alter table identity.person enable always trigger _900_touch;
