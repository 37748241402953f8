-- A hold or a no-contact order takes the tutor's standing first, so that a booking made at the same moment
-- either is waited for or waits and sees it (E1.1; both orders are tried in tests/concurrency).
set role cap_booking;

create or replace function booking.touch_on_order()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform vetting.touch(new.tutor_id);
  return new;
end;
$$;

revoke all on function booking.touch_on_order() from public;
grant execute on function booking.touch_on_order() to safelane_owner;

comment on function booking.touch_on_order() is
  'Takes the standing of the tutor before a restriction or an order is written. Trigger on both tables.';

set role safelane_owner;

drop trigger if exists _200_touch on booking.restriction;
create trigger _200_touch
  before insert or update on booking.restriction
  for each row execute function booking.touch_on_order();
alter table booking.restriction enable always trigger _200_touch;

drop trigger if exists _200_touch on booking.no_contact_order;
create trigger _200_touch
  before insert or update on booking.no_contact_order
  for each row execute function booking.touch_on_order();
alter table booking.no_contact_order enable always trigger _200_touch;
