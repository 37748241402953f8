-- What somebody says about recording is said by themselves, about a lesson that is theirs: a learner for themselves, a
-- parent under a live link, a tutor for their own part. Nobody says it for anybody else, staff included (E2.3 rows 17, 20).
-- The band of the learner is noted as it was at that instant (E2.3 rows 1 to 3).
set role cap_recording;

create or replace function recording.act_is_lawful()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_link identity.guardianship;
begin
  -- a start that is under way is waited for, or waits, whatever picture of the world it began with
  perform recording.touch_custody(new.lesson_id);
  -- the instant of the insert, not of the statement that waited for its turn; only an arranged past is left as it is
  if new.at >= now() then
    new.at := clock_timestamp();
  end if;

  if new.capacity = 'tutor' then
    if not exists (
      select from booking.lesson as lesson where lesson.lesson_id = new.lesson_id and lesson.tutor_id = new.person_id
    ) then
      raise exception using errcode = 'PT409', message = 'This cannot be said here.';
    end if;
    return new;
  end if;

  if not recording.takes_part(new.lesson_id, new.learner_id) then
    raise exception using errcode = 'PT409', message = 'This cannot be said here.';
  end if;
  new.band := recording.band_of(new.learner_id, new.at);

  if new.capacity = 'parent' then
    select * into v_link
    from identity.guardianship as link
    where link.guardianship_id = new.guardianship_id
      and link.guardian_id = new.person_id
      and link.learner_id = new.learner_id
      and link.valid_from <= new.at
      and (link.valid_until is null or link.valid_until > new.at);
    if not found
      or not identity.is_guardian_of(new.person_id, new.learner_id, new.at)
      or v_link.capacity = 'sponsor' and not recording.is_no(new.kind)
    then
      raise exception using errcode = 'PT409', message = 'This cannot be said here.';
    end if;
    -- a click that says "I know" does not take back a no
    if new.kind = 'acknowledged' and exists (
      select
      from recording.said(new.lesson_id, new.at) as said
      where said.learner_id = new.learner_id
        and said.person_id = new.person_id
        and said.capacity = 'parent'
        and recording.is_no(said.kind)
    ) then
      raise exception using errcode = 'PT409', message = 'This cannot be said here.';
    end if;
  end if;
  return new;
end;
$$;

revoke all on function recording.act_is_lawful() from public;
grant execute on function recording.act_is_lawful() to safelane_owner;

comment on function recording.act_is_lawful() is
  'Refuses an act that is not the person''s own to make, and notes the band. Trigger on recording.act.';

set role safelane_owner;

drop trigger if exists _300_is_lawful on recording.act;
create trigger _300_is_lawful
  before insert on recording.act
  for each row execute function recording.act_is_lawful();
alter table recording.act enable always trigger _300_is_lawful;
