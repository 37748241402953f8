-- No lesson may stand with a tutor who is not cleared for it (TS-75, TS-76, TS-82).
-- The restrictive policy on booking.lesson asks this of every row written, whoever writes it.
-- It judges by the clock, not by the start of the transaction: a hold placed while a booking waited counts.
set role cap_booking;

create or replace function booking.tutor_is_bookable(
  p_tutor      uuid,
  p_engagement uuid,
  p_starts_at  timestamptz,
  p_state      text,
  p_lesson     uuid
)
  returns boolean
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_point text := case p_state when 'in_progress' then 'P4' else 'P2' end;
begin
  -- the usual answer first; booking.tutor_findings begins with it too
  if booking.is_remembered_clear(p_tutor, p_engagement, p_starts_at, clock_timestamp()) then
    return true;
  end if;

  return not exists (
    select
    from booking.tutor_findings(p_tutor, p_engagement, p_starts_at, clock_timestamp(), v_point, p_lesson) as found
    where booking.blocks_at(found.class, v_point)
  );
end;
$$;

revoke all on function booking.tutor_is_bookable(uuid, uuid, timestamptz, text, uuid) from public;

comment on function booking.tutor_is_bookable(uuid, uuid, timestamptz, text, uuid) is
  'Whether nothing about tutor or engagement stops a lesson in this state now. Asked by the policy only_bookable_tutors and the gates.';

set role safelane_owner;
