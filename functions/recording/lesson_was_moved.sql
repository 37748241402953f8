-- A lesson that is moved keeps on record when it was to be, because people agreed to a recording on that day (E2.3 row 18).
set role cap_recording;

create or replace function recording.lesson_was_moved()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  insert into recording.lesson_move (lesson_id, starts_at)
  values (old.lesson_id, old.starts_at);
  return null;
end;
$$;

revoke all on function recording.lesson_was_moved() from public;
grant execute on function recording.lesson_was_moved() to safelane_owner;

comment on function recording.lesson_was_moved() is
  'Keeps the planned start that a lesson had before it was moved. Trigger on booking.lesson.';

set role safelane_owner;

drop trigger if exists _710_was_moved on booking.lesson;
create trigger _710_was_moved
  after update of starts_at on booking.lesson
  for each row when (new.starts_at is distinct from old.starts_at)
  execute function recording.lesson_was_moved();
alter table booking.lesson enable always trigger _710_was_moved;
