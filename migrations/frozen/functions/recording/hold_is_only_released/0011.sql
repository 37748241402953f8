-- A hold stays on record as it was placed, is released once and never deleted; an evidence lock is not released here
-- (F19, F20). Whoever places or releases one takes the custody of the lesson first: a purge that runs is waited for, or
-- waits and sees it.
set role cap_recording;

create or replace function recording.hold_is_only_released()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_end constant text[] := array['released_at', 'released_by', 'release_reason'];
begin
  if tg_op = 'DELETE'
    or tg_op = 'UPDATE' and (
      to_jsonb(new) - c_end <> to_jsonb(old) - c_end or old.released_at is not null or old.kind = 'evidence_lock')
  then
    raise exception using
      errcode = '23001',
      message = 'What holds a recording is released once, and never rewritten.',
      hint = 'Release it, and place a new one where that is needed. Nobody releases an evidence lock.';
  end if;
  perform recording.touch_custody(new.lesson_id);
  -- the instant counts from which nothing can slip past, not the one at which somebody began to wait
  if tg_op = 'INSERT' and new.placed_at >= now() then
    new.placed_at := clock_timestamp();
  end if;
  return new;
end;
$$;

revoke all on function recording.hold_is_only_released() from public;
grant execute on function recording.hold_is_only_released() to safelane_owner;

comment on function recording.hold_is_only_released() is
  'Lets a hold be released once and otherwise leaves it alone; takes the custody of its lesson. Trigger on recording.hold.';

set role safelane_owner;

drop trigger if exists _100_only_released on recording.hold;
create trigger _100_only_released
  before insert or update or delete on recording.hold
  for each row execute function recording.hold_is_only_released();
alter table recording.hold enable always trigger _100_only_released;
