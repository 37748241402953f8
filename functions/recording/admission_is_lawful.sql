-- Nobody is let in who may not be taught by this tutor; whether they consent to a recording is no reason to keep them out
-- (E2.3 row 13). Whoever was not expected comes in while the lesson is going on, and there is a place for them.
set role cap_recording;

create or replace function recording.admission_is_lawful()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_lesson booking.lesson;
begin
  perform recording.touch_custody(new.lesson_id);
  if new.at >= now() then
    new.at := clock_timestamp();
  end if;
  select * into v_lesson from booking.lesson as lesson where lesson.lesson_id = new.lesson_id;
  if not found or not v_lesson.live or v_lesson.state = 'completed' and new.at >= now() then
    raise exception using errcode = 'PT409', message = 'Nobody can be let in here.';
  end if;
  if exists (
    select
    from booking.lesson_learner as expected
    where expected.lesson_id = new.lesson_id and expected.learner_id = new.learner_id
  ) then
    return new;
  end if;
  if new.kind = 'left' and not recording.takes_part(new.lesson_id, new.learner_id)
    or new.kind = 'admitted' and not recording.may_join(new.lesson_id, new.learner_id, new.at)
  then
    raise exception using errcode = 'PT409', message = 'Nobody can be let in here.';
  end if;
  return new;
end;
$$;

revoke all on function recording.admission_is_lawful() from public;
grant execute on function recording.admission_is_lawful() to safelane_owner;

comment on function recording.admission_is_lawful() is
  'Refuses to let in a learner whom booking keeps out. Trigger on recording.admission.';

set role safelane_owner;

drop trigger if exists _300_is_lawful on recording.admission;
create trigger _300_is_lawful
  before insert on recording.admission
  for each row execute function recording.admission_is_lawful();
alter table recording.admission enable always trigger _300_is_lawful;
