-- Whether a tutor was found clear for this work and nothing has happened since: no check, hold, account, engagement or
-- policy changed (their counters stand where they stood), and no clock ran out (TS-82: lapse is a matter of the clock).
set role cap_booking;

create or replace function booking.is_remembered_clear(
  p_tutor      uuid,
  p_engagement uuid,
  p_starts_at  timestamptz,
  p_at         timestamptz
)
  returns boolean
  language plpgsql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  return exists (
    select
    from booking.clearance as remembered
    join vetting.standing as current on current.tutor_id = remembered.tutor_id
    where remembered.engagement_id = p_engagement
      and remembered.tutor_id = p_tutor
      and remembered.standing_version = current.version
      and remembered.policy_epoch = (select epoch.number from policy.epoch)
      and remembered.judged_at <= p_at
      and p_at < remembered.good_until
      and coalesce(p_starts_at, p_at) < remembered.sessions_before
  );
end;
$$;

revoke all on function booking.is_remembered_clear(uuid, uuid, timestamptz, timestamptz) from public;

comment on function booking.is_remembered_clear(uuid, uuid, timestamptz, timestamptz) is
  'True: booking.judge_tutor would find nothing. False says nothing at all. Asked by booking.tutor_findings.';

set role safelane_owner;
