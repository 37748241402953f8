-- A lesson is one-to-one or a small group: at the end of every transaction it has at least one learner and not more than
-- session.max_group (TS-04), and each of them is expected when the lesson is, also where no foreign key saw to it.
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
begin
  if exists (
    select
    from booking.lesson as lesson
    where lesson.lesson_id = v_lesson
      and (
        lesson.live
        and not exists (select from booking.lesson_learner as taught where taught.lesson_id = v_lesson)
        or lesson.state = 'confirmed'
        and (select count(*) from booking.lesson_learner as taught where taught.lesson_id = v_lesson)
          > policy.effective_integer('session.max_group', lesson.engagement_id, clock_timestamp())
        or exists (
          select
          from booking.lesson_learner as taught
          where taught.lesson_id = v_lesson
            and (taught.starts_at, taught.ends_at, taught.live) <> (lesson.starts_at, lesson.ends_at, lesson.live)
        )
      )
  ) then
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
  after insert or update or delete on booking.lesson_learner
  deferrable initially deferred
  for each row execute function booking.gate_group();
alter table booking.lesson_learner enable always trigger _600_group;
