-- The one way to a recording: who may see it is judged now, the decision is entered in the ledger and among the accesses
-- in the same transaction, and only then does the key leave, with an instant at which the grant runs out (TS-54, TS-55,
-- E3, F18). A refusal leaves the same two traces.
--
-- Nobody but staff is told why. For a tutor, a hold, an allegation, an order to keep apart, a withdrawal by the family, a
-- recording that is over, purged or was never delivered are one answer to the byte, under one status. To a safeguarding
-- lead, what an allegation holds is what is locked (E5): the ledger, which leads read, has one code for all that closes
-- a recording, and the causes are kept with the look.
-- An Idempotency-Key means nothing here: an answer that is given again would be a look that nobody judged.
set role cap_recording;

create or replace function api.open_recording(
  segment_id  uuid,
  reason_code text default null,
  reason      text default null,
  case_id     uuid default null
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action  constant text := 'open_recording';
  v_caller  constant uuid := identity.require_persona(
    'web_tutor', 'web_learner', 'web_guardian', 'web_school', 'web_dsl', 'web_lado');
  v_persona constant text := identity.persona();
  v_staff   constant boolean := v_persona in ('web_dsl', 'web_lado');
  v_access  constant uuid := gen_random_uuid();
  v_at      timestamptz;
  v_codes   text[];
  v_kinds   text[];
  v_said    text[];
  v_entered text[];
  v_expires timestamptz;
  v_media   recording.media;
begin
  perform identity.check_required(segment_id, 'segment_id');
  if v_staff then
    reason_code := identity.clean_text(reason_code, 'reason_code', 60, false);
    reason := identity.clean_text(translate(reason, E'\r\n\t', '   '), 'reason', 2000, false);
  else
    reason_code := null;
    reason := null;
    case_id := null;
  end if;

  v_at := clock_timestamp();
  select
    coalesce(array_agg(distinct found.code order by found.code), '{}'),
    coalesce(array_agg(distinct found.kind), '{}'),
    array_agg(distinct found.code order by found.code) filter (where found.kind = 'reason'),
    coalesce(array_agg(distinct told.code order by told.code), '{}')
  into v_codes, v_kinds, v_said, v_entered
  from recording.read_findings(
    open_recording.segment_id, v_caller, v_persona, v_at,
    open_recording.reason_code, open_recording.reason, open_recording.case_id) as found
  cross join lateral (select case found.kind when 'closed' then 'RECORDING_CLOSED' else found.code end as code) as told;

  if v_codes = '{}' then
    select * into v_media from recording.media as kept where kept.segment_id = open_recording.segment_id;
    if not found then
      -- it was purged between the two questions
      v_codes := '{NO_MEDIA}';
      v_kinds := '{closed}';
      v_entered := '{RECORDING_CLOSED}';
    end if;
  end if;
  if v_codes = '{}' then
    v_expires := recording.grant_expires(open_recording.segment_id, v_caller, v_persona, v_at);
  end if;

  insert into recording.access
    (access_id, segment_id, lesson_id, reader_id, persona, outcome, codes, state, reason_code, reason, case_id, at, expires_at)
  select
    v_access, open_recording.segment_id,
    (select segment.lesson_id from recording.segment as segment where segment.segment_id = open_recording.segment_id),
    v_caller, v_persona, case when v_codes = '{}' then 'granted' else 'refused' end, v_codes,
    recording.state_of(open_recording.segment_id, v_at),
    open_recording.reason_code, open_recording.reason, open_recording.case_id, v_at, v_expires;

  perform ledger.append(c_action, 'recording', open_recording.segment_id,
    case when v_codes = '{}' then 'done' else 'refused' end, v_entered,
    jsonb_build_object('access_id', v_access, 'reason_code', open_recording.reason_code,
      'case_id', open_recording.case_id, 'expires_at', v_expires));

  if v_codes = '{}' then
    return guard.accept(200, jsonb_build_object(
      'access_id', v_access,
      'segment_id', open_recording.segment_id,
      'storage_key', v_media.storage_key,
      'sha256', encode(v_media.sha256, 'hex'),
      'seconds', v_media.seconds,
      'expires_at', v_expires));
  elsif v_kinds && array['stranger', 'unlisted'] then
    return guard.refuse(404, 'not-found',
      'No such recording', 'No recording with this segment_id is yours to open.');
  elsif 'own' = any (v_kinds) then
    return guard.refuse(403, 'not-for-yourself',
      'Not for yourself', 'Another member of the safeguarding staff reviews a lesson that you had to do with.');
  elsif 'reason' = any (v_kinds) then
    return guard.refuse(422, 'reason-not-accepted',
      'The reason does not open this recording', 'Each code says what is missing.',
      (select jsonb_agg(jsonb_build_object('code', code)) from unnest(v_said) as code));
  end if;
  return guard.refuse(409, 'recording-closed',
    'This recording is not open', 'It is not open to you at present.');
end;
$$;

revoke all on function api.open_recording(uuid, text, text, uuid) from public;
grant execute on function api.open_recording(uuid, text, text, uuid)
  to web_tutor, web_learner, web_guardian, web_school, web_dsl, web_lado;

comment on function api.open_recording(uuid, text, text, uuid) is
  $$Open a recording

For those whom the profile lets play it: its tutor, its learners, their parents, the school; safeguarding leads and the
LADO coordinator with reason_code (safeguarding_case, crisis_review, lado_request, police_request, subject_access,
complaint, appeal, classifier_flag_review; quality_observation where the profile has observations), reason (at least 20
characters) and, where the profile asks for it, case_id; police_request and lado_request need a disclosure first. Judged
at this moment. Answers 200 with access_id, storage_key, sha256, seconds and expires_at; play nothing after expires_at.
Every call is kept, granted or not, and an Idempotency-Key is ignored. Refusals: 403 not-for-yourself, 404 not-found, 409
recording-closed (the same whatever the cause), 422 reason-not-accepted with its codes. Clauses TS-54, TS-55, OS-17,
MT-73, TN-16, TN-18, F18.$$;

set role safelane_owner;
