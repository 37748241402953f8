-- The gate: nothing is purged before its time or under a hold, whoever tries (F19, F20, E6). It fires for every role and
-- setting. It takes the custody of the lesson before it looks: a hold that is being placed is waited for and seen.
set role cap_recording;

create or replace function recording.gate_purge()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform recording.touch_custody(segment.lesson_id)
  from recording.segment as segment
  where segment.segment_id = new.segment_id;

  -- the dates and the reason are the rule's own, whatever the writer said
  new.why := recording.why_purgeable(new.segment_id, clock_timestamp());
  select
    segment.lesson_id,
    identity.civil_date(coalesce(segment.ended_at, segment.started_at)),
    recording.kept_until(coalesce(segment.ended_at, segment.started_at), segment.retention_days)
  into new.lesson_id, new.ended_on, new.kept_until
  from recording.segment as segment
  where segment.segment_id = new.segment_id;
  if new.why is null then
    raise exception using errcode = 'PT409', message = 'This recording is not due to be purged.';
  end if;
  new.purged_at := clock_timestamp();
  return new;
end;
$$;

revoke all on function recording.gate_purge() from public;
grant execute on function recording.gate_purge() to safelane_owner;

comment on function recording.gate_purge() is
  'Refuses a tombstone for what is held or not due, with one answer for both, and fills it in. Trigger on recording.purge.';

set role safelane_owner;

drop trigger if exists _500_gate on recording.purge;
create trigger _500_gate
  before insert on recording.purge
  for each row execute function recording.gate_purge();
alter table recording.purge enable always trigger _500_gate;
