-- A tutor is told what is held against them only once it was formally served (E1.4).
-- A notice of an earlier matter says nothing about one that arose after it.
set role cap_vetting;

create or replace function vetting.notified(
  p_person uuid,
  p_code   text,
  p_at     timestamptz default now(),
  p_since  timestamptz default '-infinity'
)
  returns boolean
  language sql
  stable
  parallel safe
  security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  select exists (
    select
    from vetting.notice as served
    where served.person_id = p_person
      and served.code = p_code
      and served.served_at <= p_at
      and served.served_at >= coalesce(p_since, '-infinity')
  );
end;

revoke all on function vetting.notified(uuid, text, timestamptz, timestamptz) from public;
grant execute on function vetting.notified(uuid, text, timestamptz, timestamptz) to cap_booking;

comment on function vetting.notified(uuid, text, timestamptz, timestamptz) is
  'Whether notice of a code was served to a person by an instant, and not before the matter arose. Asked by booking.';

set role safelane_owner;
