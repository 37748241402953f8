-- A lesson begins in the future, within two years, and is over within twelve hours.
create or replace function booking.checked_slot(p_starts_at timestamptz, p_ends_at timestamptz)
  returns void
  language plpgsql
  stable
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform identity.check_required(p_starts_at, 'starts_at');
  perform identity.check_required(p_ends_at, 'ends_at');
  if not isfinite(p_starts_at) or not isfinite(p_ends_at)
    or p_ends_at <= p_starts_at
    or p_ends_at - p_starts_at > interval '12 hours'
  then
    raise exception using
      errcode = 'PT422',
      message = 'starts_at and ends_at are not a lesson',
      hint = 'Send two instants with an offset from UTC; ends_at comes after starts_at, by twelve hours at most.';
  end if;
  if p_starts_at <= now() or p_starts_at > now() + interval '2 years' then
    raise exception using
      errcode = 'PT422',
      message = 'starts_at is not a time that can be booked',
      hint = 'Send a starts_at in the future, within two years.';
  end if;
end;
$$;

revoke all on function booking.checked_slot(timestamptz, timestamptz) from public;
grant execute on function booking.checked_slot(timestamptz, timestamptz) to cap_booking;

comment on function booking.checked_slot(timestamptz, timestamptz) is
  'PT422 unless the two instants are a slot that can be booked. Asked by api.book_lesson and api.move_lesson.';
