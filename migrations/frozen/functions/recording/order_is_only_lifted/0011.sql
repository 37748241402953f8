-- A block or a flag stays on record as it was made, and is lifted once, by somebody, now (TS-12).
set role cap_recording;

create or replace function recording.order_is_only_lifted()
  returns trigger
  language plpgsql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_end constant text[] := array['lifted_at', 'lifted_by', 'lift_reason'];
begin
  if tg_op = 'DELETE'
    or to_jsonb(new) - c_end <> to_jsonb(old) - c_end
    or old.lifted_at is not null
    or new.lifted_at > clock_timestamp()
  then
    raise exception using
      errcode = 'PT409',
      message = 'This is lifted once, and never rewritten.',
      hint = 'Lift it, and make a new one where that is needed.';
  end if;
  return new;
end;
$$;

revoke all on function recording.order_is_only_lifted() from public;
grant execute on function recording.order_is_only_lifted() to safelane_owner;

comment on function recording.order_is_only_lifted() is
  'Lets a contact block or a safety flag be lifted once and otherwise leaves it alone. Trigger on both tables.';

set role safelane_owner;

drop trigger if exists _100_only_lifted on recording.contact_block;
create trigger _100_only_lifted
  before update or delete on recording.contact_block
  for each row execute function recording.order_is_only_lifted();
alter table recording.contact_block enable always trigger _100_only_lifted;

drop trigger if exists _100_only_lifted on recording.safety_flag;
create trigger _100_only_lifted
  before update or delete on recording.safety_flag
  for each row execute function recording.order_is_only_lifted();
alter table recording.safety_flag enable always trigger _100_only_lifted;
