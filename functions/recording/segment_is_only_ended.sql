-- A segment stays as it started. It is told to stop once and ends once, now; neither is ever taken back (TS-12, E2.3 row 9).
set role cap_recording;

create or replace function recording.segment_is_only_ended()
  returns trigger
  language plpgsql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_end constant text[] := array['stop_required_at', 'stop_reason', 'ended_at'];
begin
  if tg_op = 'DELETE'
    or to_jsonb(new) - c_end <> to_jsonb(old) - c_end
    or old.ended_at is not null
    or old.stop_required_at is not null
      and (new.stop_required_at, new.stop_reason) is distinct from (old.stop_required_at, old.stop_reason)
    or new.stop_required_at > clock_timestamp()
    or new.ended_at > clock_timestamp()
  then
    raise exception using
      errcode = 'PT409',
      message = 'A segment is told to stop once and ends once, and is never rewritten.',
      hint = 'Start another segment.';
  end if;
  return new;
end;
$$;

revoke all on function recording.segment_is_only_ended() from public;
grant execute on function recording.segment_is_only_ended() to safelane_owner;

comment on function recording.segment_is_only_ended() is
  'Lets a segment be told to stop once and be ended once, and otherwise leaves it alone. Trigger on recording.segment.';

set role safelane_owner;

drop trigger if exists _100_only_ended on recording.segment;
create trigger _100_only_ended
  before update or delete on recording.segment
  for each row execute function recording.segment_is_only_ended();
alter table recording.segment enable always trigger _100_only_ended;
