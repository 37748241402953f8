-- A no during a recording requires it to stop from that instant on (E2.3 rows 9 and 16, F17). Who may stop it is told by
-- the band frozen on the segment. Where every lesson is recorded the lesson ends with it, and the safeguarding leads see a
-- signal if it was a child (E2.4).
set role cap_recording;

create or replace function recording.act_takes_effect()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_engagement uuid := (select lesson.engagement_id from booking.lesson as lesson where lesson.lesson_id = new.lesson_id);
  v_young      boolean := coalesce(recording.is_young(new.band), false);
begin
  if not recording.is_no(new.kind) then
    return null;
  end if;

  update recording.segment as segment
  set stop_required_at = new.at,
      stop_reason = case new.capacity
        when 'self' then 'learner_objects' when 'parent' then 'parent_objects' else 'tutor_objects' end
  where segment.lesson_id = new.lesson_id
    and segment.ended_at is null
    and segment.stop_required_at is null
    and segment.started_at <= new.at
    and (new.capacity = 'tutor' or exists (
      select
      from recording.segment_learner as shown
      where shown.segment_id = segment.segment_id
        and shown.learner_id = new.learner_id
        and (new.capacity = 'self' or recording.is_young(shown.band))
    ));

  if policy.effective_text('recording.basis', v_engagement, new.at) = 'notice_always_on'
    and (new.capacity <> 'parent' or v_young or found)
  then
    if new.capacity = 'self' and new.band <> 'adult' then
      insert into recording.signal (lesson_id, learner_id, kind)
      values (new.lesson_id, new.learner_id, 'objection');
    end if;
    if new.learner_id is null or new.learner_id in (select recording.learners_at(new.lesson_id, new.at)) then
      perform booking.stop_lesson(new.lesson_id);
    end if;
  end if;
  return null;
end;
$$;

revoke all on function recording.act_takes_effect() from public;
grant execute on function recording.act_takes_effect() to safelane_owner;

comment on function recording.act_takes_effect() is
  'Marks a running segment that a no has to stop and, on notice_always_on, ends the lesson. Trigger on recording.act.';

set role safelane_owner;

drop trigger if exists _600_takes_effect on recording.act;
create trigger _600_takes_effect
  after insert on recording.act
  for each row execute function recording.act_takes_effect();
alter table recording.act enable always trigger _600_takes_effect;
