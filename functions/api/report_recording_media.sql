-- The session service says where it put the media of a segment; the database keeps the place, the hash and the length, and
-- never media. The place goes out again with open_recording alone (E3).
set role cap_recording;

create or replace function api.report_recording_media(
  segment_id uuid,
  storage_key text,
  sha256 text,
  length_octets bigint,
  seconds integer
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'report_recording_media';
  v_caller constant uuid := identity.require_persona('web_service');
  v_answer jsonb;
  v_segment recording.segment;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'segment_id', segment_id, 'storage_key', storage_key, 'sha256', sha256, 'length_octets', length_octets, 'seconds', seconds));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(segment_id, 'segment_id');
  -- refused without a word of what was sent: a key in an error would be a key in a log
  if storage_key is null or storage_key !~ '^[A-Za-z0-9._/=+-]+$' or length(storage_key) not between 16 and 500
    or sha256 is null or sha256 !~ '^[0-9a-f]{64}$'
    or length_octets is null or length_octets < 1
    or seconds is null or seconds < 0
  then
    raise exception using
      errcode = 'PT422',
      message = 'what is said about the media is not usable',
      hint = 'Send an opaque storage_key of 16 to 500 characters (letters, digits, . _ / = + -), sha256 as 64 hexadecimal digits in lower case, length_octets from 1 on and seconds from 0 on.';
  end if;

  select * into v_segment
  from recording.segment as segment
  where segment.segment_id = report_recording_media.segment_id;
  if not found then
    return recording.refuse_action(c_action, 'segment', segment_id, 404, 'not-found',
      'No such segment', 'There is no segment with this segment_id.');
  end if;
  if v_segment.ended_at is null then
    return recording.refuse_action(c_action, 'segment', segment_id, 409, 'still-recording',
      'The segment is being recorded', 'End the recording first.');
  end if;
  -- a purge is waited for, or waits
  perform recording.touch_custody(v_segment.lesson_id);
  if exists (select from recording.purge as gone where gone.segment_id = report_recording_media.segment_id) then
    return recording.refuse_action(c_action, 'segment', segment_id, 409, 'recording-purged',
      'The recording was purged', 'Delete the media.');
  end if;

  insert into recording.media (segment_id, storage_key, sha256, length_octets, seconds, reported_by)
  values (
    report_recording_media.segment_id, report_recording_media.storage_key, decode(report_recording_media.sha256, 'hex'),
    report_recording_media.length_octets, report_recording_media.seconds, v_caller)
  on conflict do nothing;
  if not found then
    return recording.refuse_action(c_action, 'segment', segment_id, 409, 'media-known',
      'The media is known already', 'What was reported first stays, and a storage_key is for one segment.');
  end if;

  return recording.finish_action(c_action, 'segment', segment_id, 201,
    jsonb_build_object('segment_id', segment_id, 'length_octets', length_octets, 'seconds', seconds),
    jsonb_build_object('sha256', sha256, 'length_octets', length_octets, 'seconds', seconds));
end;
$$;

revoke all on function api.report_recording_media(uuid, text, text, bigint, integer) from public;
grant execute on function api.report_recording_media(uuid, text, text, bigint, integer) to web_service;

comment on function api.report_recording_media(uuid, text, text, bigint, integer) is
  $$Report where the media of a segment is

For the session service, once for a segment that has ended. storage_key is opaque, unique and never comes back but from
open_recording; sha256 is in lower-case hexadecimal; length_octets in octets; seconds in whole seconds. Answers 201 without
the key. Refusals: 404 not-found, 409 still-recording, 409 media-known, 409 recording-purged; 422 where a value is not
usable. Accepts Idempotency-Key. Clauses TS-54, TS-55.$$;

set role safelane_owner;
