-- A report says what it is, over which time, under which policy at its end (as_at), who made it, and the hash of its rows (E7).
create or replace function recording.report_header(
  p_report text, p_from timestamptz, p_until timestamptz, p_by uuid, p_rows jsonb
)
  returns jsonb
  language sql
  stable
  set search_path = pg_catalog, pg_temp
as $$
  select jsonb_build_object(
    'report', p_report,
    'from', p_from,
    'until', p_until,
    'as_at', p_until,
    'profile', policy.profile_in_force(p_until),
    'policy_version', policy.version_in_force('safeguarding_policy', p_until),
    'guidance', (
      select jsonb_build_object('KCSIE', edition.edition)
      from policy.edition_in_force('KCSIE', identity.civil_date(p_until)) as edition),
    'schema_revision', guard.schema_revision(),
    'ledger_checkpoint', ledger.signed_to(),
    'generated_at', now(),
    'generated_by', p_by,
    'sha256', encode(sha256(convert_to(p_rows::text, 'UTF8')), 'hex'));
$$;

revoke all on function recording.report_header(text, timestamptz, timestamptz, uuid, jsonb) from public;
grant execute on function recording.report_header(text, timestamptz, timestamptz, uuid, jsonb) to cap_recording;

comment on function recording.report_header(text, timestamptz, timestamptz, uuid, jsonb) is
  'The header of a report of this lane. Asked by the reports of the recording lane.';
