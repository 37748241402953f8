-- Whoever comes into a lesson that is being recorded is recorded only if they pass as the others did; otherwise the
-- segment has to stop as they come in (E2.3 rows 13 to 15).
set role cap_recording;

create or replace function recording.admission_takes_effect()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_segment recording.segment;
begin
  if new.kind <> 'admitted' then
    return null;
  end if;
  select * into v_segment
  from recording.segment as segment
  where segment.lesson_id = new.lesson_id
    and segment.ended_at is null
    and segment.stop_required_at is null
    and segment.started_at <= new.at
  for update;
  if not found or exists (
    select
    from recording.segment_learner as shown
    where shown.segment_id = v_segment.segment_id and shown.learner_id = new.learner_id
  ) then
    return null;
  end if;

  if exists (select from recording.learner_findings(new.lesson_id, new.learner_id, new.at)) then
    update recording.segment as segment
    set stop_required_at = new.at, stop_reason = 'joiner'
    where segment.segment_id = v_segment.segment_id;
  else
    insert into recording.segment_learner (segment_id, learner_id, band, act_id, since)
    values (
      v_segment.segment_id, new.learner_id, recording.band_of(new.learner_id, new.at),
      case when v_segment.basis = 'consent_per_session'
        then recording.consent_of(new.lesson_id, new.learner_id, recording.band_of(new.learner_id, new.at), new.at) end,
      new.at);
  end if;
  return null;
end;
$$;

revoke all on function recording.admission_takes_effect() from public;
grant execute on function recording.admission_takes_effect() to safelane_owner;

comment on function recording.admission_takes_effect() is
  'Adds a joiner who passes to the running segment, or requires it to stop. Trigger on recording.admission.';

set role safelane_owner;

drop trigger if exists _600_takes_effect on recording.admission;
create trigger _600_takes_effect
  after insert on recording.admission
  for each row execute function recording.admission_takes_effect();
alter table recording.admission enable always trigger _600_takes_effect;
