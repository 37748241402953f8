-- Whether a learner was found clear for this work and nothing has happened since. Three counters stand where they stood:
-- the learner's (who answers for them, birth dates, the power), the tutor's (orders that keep the two apart, the
-- engagement) and that of policy (parameters, the versions of documents); and no clock ran out.
-- What people accept is not counted: it is only ever added, and nobody becomes less clear by it.
set role cap_booking;

create or replace function booking.is_learner_remembered_clear(
  p_tutor      uuid,
  p_learner    uuid,
  p_engagement uuid,
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
    from booking.learner_clearance as remembered
    join booking.learner_standing as learner on learner.learner_id = remembered.learner_id
    join vetting.standing as tutor on tutor.tutor_id = remembered.tutor_id
    where remembered.engagement_id = p_engagement
      and remembered.learner_id = p_learner
      and remembered.tutor_id = p_tutor
      and remembered.learner_version = learner.version
      and remembered.standing_version = tutor.version
      and remembered.policy_epoch = (select epoch.number from policy.epoch)
      and remembered.judged_at <= p_at
      and p_at < remembered.good_until
  );
end;
$$;

revoke all on function booking.is_learner_remembered_clear(uuid, uuid, uuid, timestamptz) from public;

comment on function booking.is_learner_remembered_clear(uuid, uuid, uuid, timestamptz) is
  'True: booking.judge_learner would find nothing before the start. False says nothing at all. Asked by booking.learner_findings.';

set role safelane_owner;
