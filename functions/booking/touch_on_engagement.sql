-- An engagement that ends meets every booking of its tutor (E1.1, ENGAGEMENT_INACTIVE).
set role cap_booking;

create or replace function booking.touch_on_engagement()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform vetting.touch(new.tutor_id);
  return null;
end;
$$;

revoke all on function booking.touch_on_engagement() from public;
grant execute on function booking.touch_on_engagement() to safelane_owner;

comment on function booking.touch_on_engagement() is
  'Takes the standing of the tutor whose engagement changes. Trigger on identity.engagement.';

set role safelane_owner;

drop trigger if exists _900_touch on identity.engagement;
create trigger _900_touch
  after update on identity.engagement
  for each row execute function booking.touch_on_engagement();
alter table identity.engagement enable always trigger _900_touch;
