-- No recording without the right people's consent, whoever writes it (TS-49, TS-55, F17).
set role cap_recording;

create or replace function recording.may_be_recorded(p_lesson uuid)
  returns boolean
  language sql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select not exists (select from recording.consent_findings(p_lesson, clock_timestamp()));
$$;

revoke all on function recording.may_be_recorded(uuid) from public;

comment on function recording.may_be_recorded(uuid) is
  'Whether nothing stands against recording this lesson now. Asked by the policy never_without_consent on recording.segment.';

set role safelane_owner;
