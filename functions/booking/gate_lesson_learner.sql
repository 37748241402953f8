-- Putting somebody on a lesson is booking it: the whole question is asked again with everybody who is on it (TS-76).
-- It fires for every role and under session_replication_role = replica, and tells nobody which reason it was.
set role cap_booking;

create or replace function booking.gate_lesson_learner()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_lesson   booking.lesson;
  v_learners uuid[];
  v_at       timestamptz;
begin
  select * into v_lesson
  from booking.lesson as lesson
  where lesson.lesson_id = new.lesson_id
    and lesson.starts_at = new.starts_at
    and lesson.ends_at = new.ends_at
    and lesson.live = new.live;
  if not found then
    raise exception using errcode = 'PT409', message = 'This lesson is not possible.';
  end if;

  -- the foreign key carries a moved or cancelled slot here; the gate on booking.lesson has judged it
  if tg_op = 'UPDATE' and new.lesson_id = old.lesson_id and new.learner_id = old.learner_id then
    return null;
  end if;

  perform vetting.lock_standing(v_lesson.tutor_id);
  v_learners := array(
    select taught.learner_id from booking.lesson_learner as taught where taught.lesson_id = new.lesson_id
  );
  perform booking.lock_learners(v_learners);
  v_at := clock_timestamp();

  if v_lesson.state <> 'confirmed'
    or not booking.tutor_is_bookable(
      v_lesson.tutor_id, v_lesson.engagement_id, v_lesson.starts_at, v_lesson.state, v_lesson.lesson_id)
    or not booking.is_learner_remembered_clear(v_lesson.tutor_id, new.learner_id, v_lesson.engagement_id, v_at)
      and exists (
        select
        from booking.learner_findings(v_lesson.tutor_id, new.learner_id, v_lesson.engagement_id, v_at, 'P2') as found
        where booking.blocks_at(found.class, 'P2'))
    or exists (
      select
      from booking.session_findings(
        v_lesson.tutor_id, v_learners, v_lesson.starts_at, v_lesson.ends_at, v_lesson.modality,
        v_lesson.engagement_id, v_lesson.venue, v_at, 'P2', v_lesson.lesson_id) as found
      where booking.blocks_at(found.class, 'P2'))
  then
    raise exception using errcode = 'PT409', message = 'This lesson is not possible.';
  end if;

  return null;
end;
$$;

revoke all on function booking.gate_lesson_learner() from public;
grant execute on function booking.gate_lesson_learner() to safelane_owner;

comment on function booking.gate_lesson_learner() is
  'Refuses a learner on a lesson against which there is a reason, with one answer for all of them. Trigger on booking.lesson_learner.';

set role safelane_owner;

drop trigger if exists _500_gate on booking.lesson_learner;
create constraint trigger _500_gate
  after insert or update on booking.lesson_learner
  for each row execute function booking.gate_lesson_learner();
alter table booking.lesson_learner enable always trigger _500_gate;

drop trigger if exists _100_never_deleted on booking.lesson_learner;
create trigger _100_never_deleted
  before delete on booking.lesson_learner
  for each row execute function guard.refuse_change();
alter table booking.lesson_learner enable always trigger _100_never_deleted;
