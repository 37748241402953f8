-- A lesson is confirmed, then in progress, then completed; or confirmed, then cancelled; nothing else.
-- Its slot, tutor, engagement, kind and place change only while it is confirmed and nobody has arrived for it;
-- it starts within its own time only (TS-56), and stays on record (TS-12).
set role cap_booking;

create or replace function booking.lesson_changes_lawfully()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_progress constant text[] := array['state', 'live', 'started_at', 'ended_at', 'cancelled_at'];
  c_plan     constant text[] := c_progress
    || array['tutor_id', 'engagement_id', 'starts_at', 'ends_at', 'modality', 'venue'];
  v_lawful boolean;
begin
  if tg_op = 'INSERT' then
    v_lawful := new.state = 'confirmed';
  elsif old.state = 'confirmed' and new.state = 'confirmed' then
    v_lawful := to_jsonb(new) - c_plan = to_jsonb(old) - c_plan
      and not exists (select from booking.presence as arrived where arrived.lesson_id = new.lesson_id)
      and not exists (select from booking.attendance as arrived where arrived.lesson_id = new.lesson_id);
  else
    v_lawful := to_jsonb(new) - c_progress = to_jsonb(old) - c_progress
      and case old.state || ' to ' || new.state
        when 'confirmed to cancelled' then true
        when 'confirmed to in_progress' then booking.lesson_is_due(new.lesson_id, clock_timestamp())
        when 'in_progress to completed' then new.started_at = old.started_at
        else false
      end;
  end if;

  if v_lawful is not true then
    raise exception using
      errcode = 'PT409',
      message = 'This change to a lesson is not possible.',
      hint = 'confirmed, in progress, completed; or confirmed, cancelled. A lesson is moved before anybody has arrived for it.';
  end if;

  return null;
end;
$$;

revoke all on function booking.lesson_changes_lawfully() from public;
grant execute on function booking.lesson_changes_lawfully() to safelane_owner;

comment on function booking.lesson_changes_lawfully() is
  'Refuses every change of a lesson that is not a step of its life. Trigger on booking.lesson.';

set role safelane_owner;

drop trigger if exists _400_changes_lawfully on booking.lesson;
create constraint trigger _400_changes_lawfully
  after insert or update on booking.lesson
  for each row execute function booking.lesson_changes_lawfully();
alter table booking.lesson enable always trigger _400_changes_lawfully;

drop trigger if exists _100_never_deleted on booking.lesson;
create trigger _100_never_deleted
  before delete on booking.lesson
  for each row execute function guard.refuse_change();
alter table booking.lesson enable always trigger _100_never_deleted;
