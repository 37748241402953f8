-- Whom a segment shows is written down as it starts, with the band of that instant; it never changes (E2.1).
set role cap_recording;

create or replace function recording.segment_freezes_learners()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  insert into recording.segment_learner (segment_id, learner_id, band, act_id, since)
  select
    new.segment_id, there.learner_id, there.band,
    case when new.basis = 'consent_per_session'
      then recording.consent_of(new.lesson_id, there.learner_id, there.band, new.started_at) end,
    new.started_at
  from (
    select present.learner_id, recording.band_of(present.learner_id, new.started_at) as band
    from recording.learners_at(new.lesson_id, new.started_at) as present (learner_id)
  ) as there;
  return null;
end;
$$;

revoke all on function recording.segment_freezes_learners() from public;
grant execute on function recording.segment_freezes_learners() to safelane_owner;

comment on function recording.segment_freezes_learners() is
  'Writes down the learners of a segment with their bands. Trigger on recording.segment.';

set role safelane_owner;

drop trigger if exists _600_freezes_learners on recording.segment;
create trigger _600_freezes_learners
  after insert on recording.segment
  for each row execute function recording.segment_freezes_learners();
alter table recording.segment enable always trigger _600_freezes_learners;
