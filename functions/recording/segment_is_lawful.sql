-- The gate: nothing is recorded while anything stands against it, whoever says that it is (F17, TS-49, TS-55).
-- It fires for every role and under every setting, tells nobody the reason, and freezes what the segment rests on:
-- basis, profile and days of retention as they are now (B.5).
set role cap_recording;

create or replace function recording.segment_is_lawful()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_lesson booking.lesson;
begin
  perform booking.lock_lesson(new.lesson_id);
  perform recording.touch_custody(new.lesson_id);
  perform booking.lock_learners(array(select recording.learners_at(new.lesson_id, clock_timestamp())));
  if new.started_at >= now() then
    new.started_at := clock_timestamp();
  end if;
  select * into v_lesson from booking.lesson as lesson where lesson.lesson_id = new.lesson_id;
  if not found
    or v_lesson.started_at is null
    or v_lesson.started_at > new.started_at
    or v_lesson.ended_at <= new.started_at
    or exists (select from recording.consent_findings(new.lesson_id, new.started_at))
  then
    raise exception using errcode = 'PT409', message = 'A recording is not possible.';
  end if;

  new.engagement_id := v_lesson.engagement_id;
  new.basis := policy.effective_text('recording.basis', v_lesson.engagement_id, new.started_at);
  new.profile := policy.profile_in_force(new.started_at);
  new.retention_days := policy.effective_integer('recording.retention_days', v_lesson.engagement_id, new.started_at);
  new.stop_required_at := null;
  new.stop_reason := null;
  new.ended_at := null;
  return new;
end;
$$;

revoke all on function recording.segment_is_lawful() from public;
grant execute on function recording.segment_is_lawful() to safelane_owner;

comment on function recording.segment_is_lawful() is
  'Refuses a segment against which recording.consent_findings has a reason, and freezes its basis. Trigger on recording.segment.';

set role safelane_owner;

drop trigger if exists _500_gate on recording.segment;
create trigger _500_gate
  before insert on recording.segment
  for each row execute function recording.segment_is_lawful();
alter table recording.segment enable always trigger _500_gate;
