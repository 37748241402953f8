-- Before footage leaves the platform there is a row: to whom, on what authority, through which gateway of the law, which
-- recordings and what part of them, the hash of what leaves, and whether its subjects were told, or why not (E3.3, TN-19,
-- MT-50, MT-73). What the police ask for is held from that moment.
set role cap_recording;

create or replace function api.request_disclosure(
  segment_ids            uuid[],
  recipient_type         text,
  recipient_organisation text,
  recipient_officer      text,
  authority_reference    text,
  legal_gateway          text,
  subject_informed       boolean,
  not_informed_reason    text        default null,
  urgent                 boolean     default false,
  case_id                uuid        default null,
  from_at                timestamptz default null,
  until_at               timestamptz default null,
  extract_sha256         text        default null
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action     constant text := 'request_disclosure';
  v_caller     constant uuid := identity.require_persona('web_dsl', 'web_lado');
  v_disclosure constant uuid := gen_random_uuid();
  v_answer     jsonb;
  v_segments   uuid[];
  v_hash       bytea;
  v_at         timestamptz;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'segment_ids', segment_ids, 'recipient_type', recipient_type, 'recipient_organisation', recipient_organisation,
    'recipient_officer', recipient_officer, 'authority_reference', authority_reference, 'legal_gateway', legal_gateway,
    'subject_informed', subject_informed, 'not_informed_reason', not_informed_reason, 'urgent', urgent,
    'case_id', case_id, 'from_at', from_at, 'until_at', until_at, 'extract_sha256', extract_sha256));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_choice(recipient_type, 'recipient_type',
    'police', 'lado', 'court', 'local_authority', 'data_subject', 'other');
  perform identity.check_choice(legal_gateway, 'legal_gateway',
    'court_order', 'crime_sch2_para2', 'lado_request', 'consent');
  recipient_organisation := identity.clean_text(recipient_organisation, 'recipient_organisation', 300, true, 2);
  recipient_officer := identity.clean_text(recipient_officer, 'recipient_officer', 300, true, 2);
  authority_reference := identity.clean_text(authority_reference, 'authority_reference', 300, true, 2);
  perform identity.check_required(subject_informed, 'subject_informed');
  perform identity.check_required(urgent, 'urgent');
  not_informed_reason := identity.clean_text(
    translate(not_informed_reason, E'\r\n\t', '   '), 'not_informed_reason', 2000, not subject_informed, 20);
  if subject_informed and not_informed_reason is not null then
    raise exception using
      errcode = 'PT422',
      message = 'not_informed_reason is for subjects who were not told',
      hint = 'Leave it out where subject_informed is true.';
  end if;
  if (from_at is null) <> (until_at is null) or from_at >= until_at or (from_at is null) <> (extract_sha256 is null)
    or extract_sha256 !~ '^[0-9a-f]{64}$'
  then
    raise exception using
      errcode = 'PT422',
      message = 'The extract is not complete',
      hint = 'Send from_at before until_at with extract_sha256 (64 hexadecimal figures), or none of the three.';
  end if;
  if cardinality(segment_ids) is distinct from cardinality(array(select distinct asked from unnest(segment_ids) as asked where asked is not null))
    or cardinality(segment_ids) not between 1 and 100
  then
    raise exception using
      errcode = 'PT422',
      message = 'segment_ids is not a list of recordings',
      hint = 'Send 1 to 100 different segment_ids.';
  end if;

  v_at := clock_timestamp();
  select array_agg(segment.segment_id order by segment.segment_id),
    sha256(string_agg(kept.sha256, ''::bytea order by segment.segment_id))
  into v_segments, v_hash
  from recording.segment as segment
  join recording.media as kept on kept.segment_id = segment.segment_id
  where segment.segment_id = any (request_disclosure.segment_ids);
  if v_segments is null or cardinality(v_segments) < cardinality(segment_ids) then
    return recording.refuse_action(c_action, 'recording_disclosure', null, 404, 'not-found',
      'No such recording', 'One of the segment_ids is no recording whose media is kept.');
  end if;
  if exists (
    select from recording.segment as segment
    where segment.segment_id = any (v_segments) and recording.is_involved(v_caller, segment.lesson_id, v_at)
  ) then
    return recording.refuse_action(c_action, 'recording_disclosure', null, 403, 'not-for-yourself',
      'Not for yourself', 'Another member of the safeguarding staff does this for a lesson that you had to do with.');
  end if;
  if extract_sha256 is not null then
    v_hash := decode(extract_sha256, 'hex');
  end if;

  insert into recording.disclosure
    (disclosure_id, segment_ids, from_at, until_at, recipient_type, recipient_organisation, recipient_officer,
     authority_reference, legal_gateway, case_id, content_sha256, urgent, subject_informed, not_informed_reason, requested_by)
  values
    (v_disclosure, v_segments, request_disclosure.from_at, request_disclosure.until_at, request_disclosure.recipient_type,
     request_disclosure.recipient_organisation, request_disclosure.recipient_officer,
     request_disclosure.authority_reference, request_disclosure.legal_gateway, request_disclosure.case_id, v_hash,
     request_disclosure.urgent, request_disclosure.subject_informed, request_disclosure.not_informed_reason, v_caller);

  return recording.finish_action(c_action, 'recording_disclosure', v_disclosure, 201,
    jsonb_build_object('disclosure_id', v_disclosure, 'content_sha256', encode(v_hash, 'hex'),
      'approved', false, 'urgent', urgent),
    jsonb_build_object('segment_ids', v_segments, 'recipient_type', recipient_type, 'legal_gateway', legal_gateway,
      'urgent', urgent, 'subject_informed', subject_informed, 'case_id', case_id));
end;
$$;

revoke all on function api.request_disclosure(
  uuid[], text, text, text, text, text, boolean, text, boolean, uuid, timestamptz, timestamptz, text) from public;
grant execute on function api.request_disclosure(
  uuid[], text, text, text, text, text, boolean, text, boolean, uuid, timestamptz, timestamptz, text) to web_dsl, web_lado;

comment on function api.request_disclosure(
  uuid[], text, text, text, text, text, boolean, text, boolean, uuid, timestamptz, timestamptz, text) is
  $$Ask for recordings to be disclosed outside

For safeguarding leads and the LADO coordinator, about lessons they had nothing to do with, before anything leaves.
recipient_type is police, lado, court, local_authority, data_subject or other; legal_gateway is court_order,
crime_sch2_para2, lado_request or consent; not_informed_reason (at least 20 characters) where the subjects were not told.
For an extract send from_at, until_at and its extract_sha256 (hexadecimal). urgent is for risk to life (S0): it stands at
once, for 24 hours, and is shown as such. Answers 201 with disclosure_id and content_sha256, the hash of what leaves.
Refusals: 403 not-for-yourself, 404 not-found; 422 where a value is not usable. Accepts Idempotency-Key. Clauses TN-19,
MT-50, MT-73, E3.3.$$;

set role safelane_owner;
