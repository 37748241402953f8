-- A recording that is playing is closed as soon as it would not be opened any more: after a withdrawal, under an evidence
-- lock, when the learner takes it back from a parent, when a power ends (E2.3 row 10, F19, E3.1). The media server asks while
-- it plays; it is told yes or no, and never why.
set role cap_recording;

create or replace function api.recording_grant_stands(access_id uuid)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_at     constant timestamptz := clock_timestamp();
  v_access recording.access;
  v_stands boolean;
begin
  perform identity.require_persona('web_service');
  perform identity.check_required(access_id, 'access_id');

  select * into v_access
  from recording.access as seen
  where seen.access_id = recording_grant_stands.access_id
    and seen.outcome = 'granted';
  v_stands := found
    and v_at < v_access.expires_at
    and identity.holds_persona(v_access.reader_id, v_access.persona, v_at)
    and not exists (
      select
      from recording.read_findings(
        v_access.segment_id, v_access.reader_id, v_access.persona, v_at,
        v_access.reason_code, v_access.reason, v_access.case_id)
    );
  return guard.accept(200, jsonb_build_object('access_id', access_id, 'stands', v_stands));
end;
$$;

revoke all on function api.recording_grant_stands(uuid) from public;
grant execute on function api.recording_grant_stands(uuid) to web_service;

comment on function api.recording_grant_stands(uuid) is
  $$Ask whether a recording may go on playing

For the session service, about an access_id that open_recording answered, every few seconds while it serves the media.
Answers 200 with stands: false once it has run out or the recording would not be opened to that reader any more, whatever
the cause, and for an access_id that nobody was given. Serve nothing further then; the reader asks open_recording again.
Clauses TS-54, F18, F19.$$;

set role safelane_owner;
