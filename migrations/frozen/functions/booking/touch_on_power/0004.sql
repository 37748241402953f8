-- Who stops being a tutor or a learner meets every booking of theirs (E1.1).
set role cap_booking;

create or replace function booking.touch_on_power()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  if new.power = 'tutor' then
    perform vetting.touch(new.person_id);
  elsif new.power = 'learner' then
    perform booking.touch_learners(array[new.person_id]);
  end if;
  return null;
end;
$$;

revoke all on function booking.touch_on_power() from public;
grant execute on function booking.touch_on_power() to safelane_owner;

comment on function booking.touch_on_power() is
  'Takes the standing of a tutor or learner whose power changes. Trigger on identity.power.';

set role safelane_owner;

drop trigger if exists _900_touch on identity.power;
create trigger _900_touch
  after update on identity.power
  for each row execute function booking.touch_on_power();
alter table identity.power enable always trigger _900_touch;
