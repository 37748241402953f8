-- Why this tutor cannot be booked (E1.3): nothing, where they were found clear and nothing has happened since; else
-- everything is judged anew. Both say the same, and only the second says why not.
set role cap_booking;

create or replace function booking.tutor_findings(
  p_tutor      uuid,
  p_engagement uuid,
  p_starts_at  timestamptz,
  p_at         timestamptz,
  p_point      text,
  p_lesson     uuid default null
)
  returns table (code text, class text, until timestamptz)
  language plpgsql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  if booking.is_remembered_clear(p_tutor, p_engagement, p_starts_at, p_at) then
    return;
  end if;

  return query
    select judged.code, judged.class, judged.until
    from booking.judge_tutor(p_tutor, p_engagement, p_starts_at, p_at, p_point, p_lesson) as judged;
end;
$$;

revoke all on function booking.tutor_findings(uuid, uuid, timestamptz, timestamptz, text, uuid) from public;

comment on function booking.tutor_findings(uuid, uuid, timestamptz, timestamptz, text, uuid) is
  'Every reason that lies with the tutor or the engagement. Asked by booking.findings and the gates on booking.lesson.';

set role safelane_owner;
