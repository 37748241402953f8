-- A flag or a block meets every start of a recording that it is about: one of them waits, and a picture of the world from
-- before does not serve (E2.2, E1.1).
set role cap_recording;

create or replace function recording.order_takes_its_turn()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_about jsonb := to_jsonb(new);
begin
  if v_about ->> 'lesson_id' is not null then
    perform recording.touch_custody((v_about ->> 'lesson_id')::uuid);
  end if;
  if v_about ->> 'learner_id' is not null then
    perform booking.touch_learners(array[(v_about ->> 'learner_id')::uuid]);
  end if;
  return new;
end;
$$;

revoke all on function recording.order_takes_its_turn() from public;
grant execute on function recording.order_takes_its_turn() to safelane_owner;

comment on function recording.order_takes_its_turn() is
  'Takes the lesson or the learner that a safety flag or a contact block is about. Trigger on both tables.';

set role safelane_owner;

drop trigger if exists _200_takes_its_turn on recording.safety_flag;
create trigger _200_takes_its_turn
  before insert on recording.safety_flag
  for each row execute function recording.order_takes_its_turn();
alter table recording.safety_flag enable always trigger _200_takes_its_turn;

drop trigger if exists _200_takes_its_turn on recording.contact_block;
create trigger _200_takes_its_turn
  before insert on recording.contact_block
  for each row execute function recording.order_takes_its_turn();
alter table recording.contact_block enable always trigger _200_takes_its_turn;
