-- Where a safeguarding lead forbids a recording that is running, it has to stop (E2.2).
set role cap_recording;

create or replace function recording.flag_takes_effect()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  update recording.segment as segment
  set stop_required_at = clock_timestamp(), stop_reason = 'safety_flag'
  where segment.ended_at is null
    and segment.stop_required_at is null
    and (segment.lesson_id = new.lesson_id or exists (
      select
      from recording.segment_learner as shown
      where shown.segment_id = segment.segment_id and shown.learner_id = new.learner_id
    ));
  return null;
end;
$$;

revoke all on function recording.flag_takes_effect() from public;
grant execute on function recording.flag_takes_effect() to safelane_owner;

comment on function recording.flag_takes_effect() is
  'Requires running segments of the lesson or the learner to stop. Trigger on recording.safety_flag.';

set role safelane_owner;

drop trigger if exists _600_takes_effect on recording.safety_flag;
create trigger _600_takes_effect
  after insert on recording.safety_flag
  for each row execute function recording.flag_takes_effect();
alter table recording.safety_flag enable always trigger _600_takes_effect;
