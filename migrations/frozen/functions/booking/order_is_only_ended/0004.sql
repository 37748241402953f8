-- A hold or a no-contact order stays on record as it was made. It comes to its end once, now, and by somebody
-- else than the tutor it is about; it is never deleted (TS-12, TS-72, TN-42).
create or replace function booking.order_is_only_ended()
  returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_end constant text[] := array['ended_at', 'ended_by', 'lifted_at', 'lifted_by'];
  v_old jsonb := to_jsonb(old);
begin
  if tg_op = 'DELETE'
    or to_jsonb(new) - c_end <> v_old - c_end
    or coalesce(v_old ->> 'ended_at', v_old ->> 'lifted_at') is not null
    or v_old ->> 'kind' = 'closure'
  then
    raise exception using
      errcode = 'PT409',
      message = 'What holds somebody back is ended once, and never rewritten.',
      hint = 'End it, and make a new one where that is needed.';
  end if;
  return new;
end;
$$;

revoke all on function booking.order_is_only_ended() from public;

comment on function booking.order_is_only_ended() is
  'Lets a restriction or a no-contact order be ended once and otherwise leaves it alone. Trigger on both tables.';

drop trigger if exists _100_only_ended on booking.restriction;
create trigger _100_only_ended
  before update or delete on booking.restriction
  for each row execute function booking.order_is_only_ended();
alter table booking.restriction enable always trigger _100_only_ended;

drop trigger if exists _100_only_ended on booking.no_contact_order;
create trigger _100_only_ended
  before update or delete on booking.no_contact_order
  for each row execute function booking.order_is_only_ended();
alter table booking.no_contact_order enable always trigger _100_only_ended;
