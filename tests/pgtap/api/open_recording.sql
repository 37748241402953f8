-- The one way to a recording: judged now, two traces each time, one answer for every cause (TS-54, E3, F18).
begin;
select plan(48);
select tests.follows_profile(), tests.bookable('ann'), tests.bookable('bob'), tests.ward('lily', tests.born(11)), tests.ward('tess', tests.born(14)), tests.ward('sam', tests.born(16)), tests.person('dina', '{dsl}'), tests.person('dora', '{dsl}'), tests.person('lado', '{lado_coordinator}'), tests.person('serge', '{session_service}'), tests.person('cora', '{compliance_reporter}');
select tests.lesson('lesson', 'ann', '{lily}'), tests.lesson('later', 'ann', '{sam}', now() + interval '2 days'), tests.lesson('mixed', 'ann', '{lily}', now() + interval '3 days'), tests.lesson('apart', 'bob', '{tess}', now() + interval '4 days');
select tests.footage('film', 'lesson'), tests.footage('older', 'lesson', now() - interval '29 days'), tests.footage('sam''s film', 'later'), tests.footage('held', 'mixed'), tests.footage('withdrawn', 'apart'), tests.footage('undelivered', 'lesson', now() - interval '10 minutes', p_media => false);
create function pg_temp.opening(p_film text, p_more text default '') returns text language sql as $$ select format('select api.open_recording(%L%s)', tests.id(p_film), p_more) $$;
create function pg_temp.traces() returns text language sql as $$ select tests.truth($q$ select concat_ws(' ', action, outcome, reasons) from ledger.record order by seq desc limit 1 $q$) || ' / ' || tests.truth($q$ select concat_ws(' ', outcome, codes, state, persona) from recording.access order by at desc limit 1 $q$) $$;
create function pg_temp.bytes(p_sql text) returns text language plpgsql as $$
declare v jsonb;
begin
  perform set_config('response.status', '', true), set_config('response.headers', '', true);
  execute p_sql into v;
  -- every answer has a receipt of its own
  return v::text || current_setting('response.status') || regexp_replace(current_setting('response.headers'), 'seq=\d+; leaf=[0-9a-f]{64}', '');
end $$;

select tests.become('ann', 'web_tutor');
select tests.answers(pg_temp.opening('film'), 200, null, 'A tutor opens the recording of their lesson');
select is(pg_temp.traces(), 'open_recording done {} / granted {} available web_tutor', 'and leaves an entry in the ledger and a look');
select is((select api.open_recording(tests.id('film')) ->> 'storage_key'), tests.key_of('film'), 'The answer says where it is'),
  is((select api.open_recording(tests.id('sam''s film')) ->> 'storage_key'), tests.key_of('sam''s film'), 'and of another recording its own key');
select is((select array_agg(name order by name) from jsonb_object_keys((select api.open_recording(tests.id('film')))) as name), '{access_id,expires_at,seconds,segment_id,sha256,storage_key}', 'its hash, its length, and until when');
select is(tests.truth($$ select count(*) from ledger.opening as e, recording.media as m where position(m.storage_key in e::text) > 0 $$), '0', 'The ledger does not know where it is');
select tests.answers(pg_temp.opening('older'), 409, 'recording-closed', 'What is over is closed');
select is(pg_temp.traces(), 'open_recording refused {RECORDING_CLOSED} / refused {STATE_EXPIRED} expired web_tutor', 'A refusal leaves both traces too, with the reason');
select set_config('safelane.harmless', pg_temp.bytes(pg_temp.opening('older')), true);
select is(pg_temp.bytes(pg_temp.opening('undelivered')), current_setting('safelane.harmless'), 'What was never delivered is the same');
select tests.held('mixed', 'legal_hold', 'allegation', 'case');
select is(pg_temp.bytes(pg_temp.opening('held')), current_setting('safelane.harmless'), 'What an allegation holds is the same to the byte as what is over (F9)');
select is(pg_temp.traces(), 'open_recording refused {RECORDING_CLOSED} / refused {SESSION_HELD} legal_hold web_tutor', 'The traces know better');
select tests.held('later', 'evidence_lock', 'csam');
select is(pg_temp.bytes(pg_temp.opening('sam''s film')), current_setting('safelane.harmless'), 'a lock is the same');
select tests.become('bob', 'web_tutor');
select tests.answers(pg_temp.opening('withdrawn'), 200, null, 'Another tutor opens theirs');
select tests.kept_apart('bob', 'tess', p_from => now() - interval '1 hour');
select is(pg_temp.bytes(pg_temp.opening('withdrawn')), current_setting('safelane.harmless'), 'an order to keep apart is the same');
select tests.said_then('tess', 'self', 'apart', 'tess', 'withdrawn', now() - interval '1 minute');
select is(pg_temp.bytes(pg_temp.opening('withdrawn')), current_setting('safelane.harmless'), 'and with a withdrawal besides still the same');
select tests.answers(pg_temp.opening('film'), 404, 'not-found', 'Another tutor''s recording does not exist for them');
select is(pg_temp.traces(), 'open_recording refused {NOT_THEIR_RECORDING} / refused {NOT_THEIR_RECORDING} available web_tutor', 'which is written down');
select is(pg_temp.bytes(pg_temp.opening('film')), pg_temp.bytes(pg_temp.opening('nothing')), 'as little as what nobody recorded');
select tests.is_refused($$ select api.open_recording(null) $$, 'Something has to be asked for', 'PT422');

select tests.become('lily', 'web_learner');
select tests.answers(pg_temp.opening('film'), 200, null, 'The learner opens it');
select tests.become('lily''s parent', 'web_guardian');
select tests.answers(pg_temp.opening('film'), 200, null, 'and the parent');
select is((select (api.open_recording(tests.id('film'), 'complaint', 'whatever a parent may want to say', gen_random_uuid()) -> 'storage_key') is not null), true, 'A parent need not say why');
select is(tests.truth($$ select bool_and(reason is null and reason_code is null and case_id is null) from recording.access where persona = 'web_guardian' $$), 'true', 'and nothing of it is kept');
select tests.become('sam''s parent', 'web_guardian');
select tests.answers(pg_temp.opening('sam''s film'), 404, 'not-found', 'At 16 there is none for the parent');

select tests.become('dina', 'web_dsl');
select tests.answers(pg_temp.opening('film'), 422, 'reason-not-accepted', 'Staff say why');
select is(tests.reasons_of(pg_temp.opening('film')), '{CASE_MISSING,REASON_CODE_MISSING,REASON_TOO_SHORT}', 'and are told what is missing');
select is(pg_temp.traces(), 'open_recording refused {CASE_MISSING,REASON_CODE_MISSING,REASON_TOO_SHORT} / refused {CASE_MISSING,REASON_CODE_MISSING,REASON_TOO_SHORT} available web_dsl', 'A refused look of staff leaves its traces');
create function pg_temp.staffed(p_film text) returns text language sql as $$ select pg_temp.opening(p_film, format(', ''safeguarding_case'', ''A concern was raised about this lesson'', %L', tests.id('case'))) $$;
select tests.answers(pg_temp.staffed('film'), 200, null, 'With code, words and case it opens');
select is(tests.truth($$ select concat_ws(' ', reason_code, reason, case_id = tests.id('case'), expires_at <= at + interval '60 minutes') from recording.access order by at desc limit 1 $$), 'safeguarding_case A concern was raised about this lesson t t', 'which are kept with the look');
select tests.answers(pg_temp.staffed('held'), 409, 'recording-closed', 'What an allegation holds does not open to a safeguarding lead (E5)');
select is(pg_temp.traces(), 'open_recording refused {RECORDING_CLOSED} / refused {CASE_CONFIDENTIAL} legal_hold web_dsl', 'nor does the ledger tell them why');
select is(pg_temp.bytes(pg_temp.staffed('held')), pg_temp.bytes(pg_temp.staffed('sam''s film')), 'nor the answer: it is the one of a lock');
select tests.answers(pg_temp.staffed('sam''s film'), 409, 'recording-closed', 'what is locked does not (F19)');
select is(pg_temp.bytes(pg_temp.staffed('sam''s film')), pg_temp.bytes(pg_temp.staffed('older')), 'and looks like what is over');
select is(tests.reasons_of(pg_temp.opening('sam''s film')), '{CASE_MISSING,REASON_CODE_MISSING,REASON_TOO_SHORT}', 'Who says no reason learns no state');
select tests.power('lily''s parent', 'dsl');
select tests.become('lily''s parent', 'web_dsl');
select tests.answers(pg_temp.staffed('film'), 403, 'not-for-yourself', 'Nobody reviews what they had to do with');
select tests.become('lado', 'web_lado');
select tests.answers(pg_temp.opening('film', format(', ''lado_request'', ''The allegation is looked into'', %L', tests.id('case'))), 404, 'not-found', 'For the LADO coordinator there is what belongs to their case');

select tests.answers(pg_temp.staffed('held'), 200, null, 'under an allegation, too');

-- a look is judged each time
select tests.become('ann', 'web_tutor');
select tests.with_headers('{"idempotency-key": "k1"}');
select tests.answers(pg_temp.opening('film'), 200, null, 'A key for repeating');
select tests.held('lesson');
select tests.answers(pg_temp.opening('film'), 409, 'recording-closed', 'repeats nothing');
select is(tests.truth($$ select count(*) from guard.idempotency_key $$), '0', 'and keeps nothing');
select tests.with_headers('{}');
select tests.is_refused($$ select storage_key from recording.media $$, 'There is no other way for a tutor');
select tests.become('serge', 'web_service');
select tests.is_refused(pg_temp.opening('film'), 'nor any for the service'), tests.is_refused('select storage_key from recording.media', 'not even where it put it itself');
select tests.become('cora', 'web_compliance');
select tests.is_refused(pg_temp.opening('film'), 'nor for compliance');
select tests.pretend('web_tutor');
select tests.is_refused(pg_temp.opening('film'), 'nor for who proved nothing', 'PT401');
select is(tests.truth('select count(*) from recording.access where outcome = ''granted'' and expires_at is null'), '0', 'No grant is without end');

select tests.become('ann', 'web_tutor');
select tests.stands_in('recording.read_findings(uuid,uuid,text,timestamptz,text,text,uuid)', 'begin return; end');
select tests.answers(pg_temp.opening('undelivered'), 409, 'recording-closed', 'What was purged between two questions is closed');
select * from finish();
rollback;
