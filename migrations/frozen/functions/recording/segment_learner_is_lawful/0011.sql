-- Nobody is shown in a segment who may not be recorded, whoever says that they are (F17, TS-55).
set role cap_recording;

create or replace function recording.segment_learner_is_lawful()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  if not exists (
    select
    from recording.segment as segment
    where segment.segment_id = new.segment_id
      and segment.started_at <= new.since
      and segment.ended_at is null
      and segment.stop_required_at is null
      and new.learner_id in (select recording.learners_at(segment.lesson_id, new.since))
      and new.band = recording.band_of(new.learner_id, new.since)
      and not exists (select from recording.learner_findings(segment.lesson_id, new.learner_id, new.since))
  ) then
    raise exception using errcode = 'PT409', message = 'A recording is not possible.';
  end if;
  return new;
end;
$$;

revoke all on function recording.segment_learner_is_lawful() from public;
grant execute on function recording.segment_learner_is_lawful() to safelane_owner;

comment on function recording.segment_learner_is_lawful() is
  'Refuses a learner in a segment against whom recording.learner_findings has a reason. Trigger on recording.segment_learner.';

set role safelane_owner;

drop trigger if exists _500_gate on recording.segment_learner;
create trigger _500_gate
  before insert on recording.segment_learner
  for each row execute function recording.segment_learner_is_lawful();
alter table recording.segment_learner enable always trigger _500_gate;
