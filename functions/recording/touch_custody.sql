-- Whoever places a hold on a lesson and whoever purges a recording of it take the lesson's custody first, and count
-- it on: one of them waits for the other, and a picture of the world from before does not serve (F20, E6).
set role cap_recording;

create or replace function recording.touch_custody(p_lesson uuid)
  returns void
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  insert into recording.custody as held (lesson_id)
  values (p_lesson)
  on conflict on constraint custody_pkey do update
    set version = held.version + 1,
        changed_at = clock_timestamp();
end;
$$;

revoke all on function recording.touch_custody(uuid) from public;

comment on function recording.touch_custody(uuid) is
  'Holds the custody of a lesson''s recordings until the transaction ends. Asked by holds and by the purge.';

set role safelane_owner;
