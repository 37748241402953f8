-- With the lesson its recording ends (TS-49: consent is for one session).
set role cap_recording;

create or replace function recording.lesson_takes_effect()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  update recording.segment as segment
  set stop_required_at = clock_timestamp(), stop_reason = 'lesson_ended'
  where segment.lesson_id = new.lesson_id
    and segment.ended_at is null
    and segment.stop_required_at is null;
  return null;
end;
$$;

revoke all on function recording.lesson_takes_effect() from public;
grant execute on function recording.lesson_takes_effect() to safelane_owner;

comment on function recording.lesson_takes_effect() is
  'Requires the running segment of a lesson that ended to stop. Trigger on booking.lesson.';

set role safelane_owner;

drop trigger if exists _700_stops_recording on booking.lesson;
create trigger _700_stops_recording
  after update of state on booking.lesson
  for each row when (new.state in ('completed', 'cancelled') and old.state is distinct from new.state)
  execute function recording.lesson_takes_effect();
alter table booking.lesson enable always trigger _700_stops_recording;
