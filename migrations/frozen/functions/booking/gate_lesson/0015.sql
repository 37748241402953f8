-- The gate: no lesson is booked, changed or started for which there is a reason why not (TS-76, TS-77).
-- It fires for every role, the owner, the migrator and a superuser among them, and also under
-- session_replication_role = replica. It tells nobody which reason it was.
set role cap_booking;

create or replace function booking.gate_lesson()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_point    text;
  v_learners uuid[];
begin
  if tg_op = 'INSERT' then
    v_point := 'P2';
  elsif new.state = 'in_progress' and old.state <> 'in_progress' then
    v_point := 'P4';
  elsif new.state = 'confirmed' then
    v_point := 'P3';
  else
    return null;
  end if;

  perform vetting.lock_standing(new.tutor_id);
  -- a lesson is new before anybody is on it; it stays only with a learner (booking.gate_group), and then everything is
  -- asked of it, also what concerns the lesson itself (booking.gate_lesson_learner)
  if tg_op = 'INSERT' then
    if not booking.tutor_is_bookable(new.tutor_id, new.engagement_id, new.starts_at, new.state, new.lesson_id) then
      raise exception using errcode = 'PT409', message = 'This lesson is not possible.';
    end if;
    return null;
  end if;

  v_learners := array(
    select taught.learner_id from booking.lesson_learner as taught where taught.lesson_id = new.lesson_id
  );
  if v_learners <> '{}' then
    perform booking.lock_learners(v_learners);
  end if;

  if exists (
    select
    from booking.findings(
      new.tutor_id, v_learners, new.starts_at, new.ends_at, new.modality, new.engagement_id, new.venue,
      clock_timestamp(), v_point, new.lesson_id
    ) as found
    where booking.blocks_at(found.class, v_point)
  ) then
    raise exception using errcode = 'PT409', message = 'This lesson is not possible.';
  end if;

  return null;
end;
$$;

revoke all on function booking.gate_lesson() from public;
grant execute on function booking.gate_lesson() to safelane_owner;

comment on function booking.gate_lesson() is
  'Refuses a lesson against which booking.findings has a reason, with one answer for all of them. Trigger on booking.lesson.';

set role safelane_owner;

drop trigger if exists _500_gate on booking.lesson;
create constraint trigger _500_gate
  after insert or update on booking.lesson
  for each row execute function booking.gate_lesson();
alter table booking.lesson enable always trigger _500_gate;
