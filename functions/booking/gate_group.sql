-- A lesson is one-to-one or a small group: at the end of every transaction it has at least one learner and not more than
-- session.max_group (TS-04), and each of them is expected when the lesson is, also where no foreign key saw to it.
-- Whoever is put on a lesson was counted there and then, by booking.gate_lesson_learner.
set role cap_booking;

create or replace function booking.gate_group()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_lesson uuid := case tg_op when 'DELETE' then old.lesson_id else new.lesson_id end;
  v_group  record;
begin
  select
    lesson.live,
    lesson.state,
    lesson.engagement_id,
    count(taught.learner_id) as learners,
    bool_or((taught.starts_at, taught.ends_at, taught.live) <> (lesson.starts_at, lesson.ends_at, lesson.live)) as astray
  into v_group
  from booking.lesson as lesson
  left join booking.lesson_learner as taught on taught.lesson_id = lesson.lesson_id
  where lesson.lesson_id = v_lesson
  group by lesson.lesson_id;

  if v_group.live and v_group.learners = 0
    or v_group.astray
    -- one learner is no group: no limit lies below one
    or v_group.state = 'confirmed' and v_group.learners > 1
      and v_group.learners > policy.effective_integer('session.max_group', v_group.engagement_id, clock_timestamp())
  then
    raise exception using errcode = 'PT409', message = 'This lesson is not possible.';
  end if;

  return null;
end;
$$;

revoke all on function booking.gate_group() from public;
grant execute on function booking.gate_group() to safelane_owner;

comment on function booking.gate_group() is
  'At commit, a booked lesson has one learner at least and no more than the largest group. Trigger on booking.lesson and booking.lesson_learner.';

set role safelane_owner;

drop trigger if exists _600_group on booking.lesson;
create constraint trigger _600_group
  after insert or update on booking.lesson
  deferrable initially deferred
  for each row execute function booking.gate_group();
alter table booking.lesson enable always trigger _600_group;

drop trigger if exists _600_group on booking.lesson_learner;
create constraint trigger _600_group
  after update or delete on booking.lesson_learner
  deferrable initially deferred
  for each row execute function booking.gate_group();
alter table booking.lesson_learner enable always trigger _600_group;
