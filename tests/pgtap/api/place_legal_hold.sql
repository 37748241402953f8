-- A hold keeps a recording; its tutor cannot tell it from any other cause, and nobody is told (F20, E3.2).
begin;
select plan(27);
select tests.follows_profile(), tests.bookable('ann'), tests.bookable('bob'), tests.ward('lily', tests.born(11)), tests.ward('tess', tests.born(14)), tests.person('dina', '{dsl}'), tests.person('dora', '{dsl}'), tests.person('lado', '{lado_coordinator}'), tests.person('serge', '{session_service}'), tests.person('cora', '{compliance_reporter}');
select tests.lesson('lesson', 'ann', '{lily}'), tests.footage('film', 'lesson'), tests.lesson('other', 'bob', '{tess}', now() + interval '2 days'), tests.footage('other film', 'other');
create function pg_temp.holding(p_category text default 'safeguarding_case', p_more text default '', p_lesson text default 'lesson', p_reason text default 'A concern was raised about this lesson') returns text language sql as $$ select format('select api.place_legal_hold(%L, %L, %L%s)', tests.id(p_lesson), p_category, p_reason, p_more) $$;
select tests.become('dina', 'web_dsl');
select tests.answers(pg_temp.holding(), 201, null, 'A safeguarding lead holds the recordings of a lesson');
select is(tests.truth($$ select concat_ws(' ', kind, category, from_allegation, closes_to_all, automatic, placed_by = tests.id('dina'), placed_at >= now()) from recording.hold $$), 'legal_hold safeguarding_case f f f t t', 'in their own name and the clock''s time');
select is(tests.truth($$ select recording.state_of(tests.id('film'), clock_timestamp()) $$), 'legal_hold', 'It is held');
select is((select tests.truth($q$ select concat_ws(' ', action, outcome, reasons) from ledger.record order by seq desc limit 1 $q$)), 'place_legal_hold done {}', 'and entered in the ledger');
select is((select api.place_legal_hold(tests.id('lesson'), 'inquiry', 'An inquiry wants it to be kept') - 'hold_id'), jsonb_build_object('lesson_id', tests.id('lesson')), 'The answer names the hold and the lesson alone');
select tests.answers(format('select api.place_legal_hold(lesson_id => %L, category => ''other'', reason => ''One of its recordings alone'', segment_id => %L, closes_to_all => true)', tests.id('lesson'), tests.id('film')), 201, null, 'One recording of it, and closed to all');
select tests.answers(format('select api.place_legal_hold(lesson_id => %L, category => ''other'', reason => ''One of its recordings alone'', segment_id => %L)', tests.id('lesson'), tests.id('other film')), 404, 'not-found', 'of that lesson'), tests.answers(pg_temp.holding(p_lesson => 'nothing'), 404, 'not-found', 'that there is');
select tests.is_refused(pg_temp.holding('allegation'), 'A safeguarding lead places none from an allegation', 'PT422'), tests.is_refused(pg_temp.holding('police_disclosure'), 'nor the police''s by hand', 'PT422'), tests.is_refused(pg_temp.holding(p_reason => 'too short'), 'nor one without a reason', 'PT422');
select tests.with_headers('{"idempotency-key": "k1"}');
select tests.answers(pg_temp.holding(), 201, null, 'A key'), tests.answers(pg_temp.holding(), 201, null, 'repeats the answer');
select is(tests.truth('select count(*) from recording.hold'), '4', 'and makes one hold');
select tests.with_headers('{}');
select tests.become('lado', 'web_lado');
select tests.answers(pg_temp.holding('allegation'), 201, null, 'The LADO coordinator does');
select is(tests.truth('select count(*) from recording.hold where from_allegation'), '1', 'which is kept as such');
select tests.become('dina', 'web_dsl');
create function pg_temp.bytes(p_sql text) returns text language plpgsql as $$
declare v jsonb;
begin
  perform set_config('response.status', '', true), set_config('response.headers', '', true);
  execute p_sql into v;
  -- every answer has a receipt of its own
  return (v - '{hold_id,lesson_id}'::text[])::text || (v ?& '{hold_id,lesson_id}')::text || current_setting('response.status') || regexp_replace(current_setting('response.headers'), 'seq=\d+; leaf=[0-9a-f]{64}', '');
end $$;
select is(pg_temp.bytes(pg_temp.holding()), pg_temp.bytes(pg_temp.holding(p_lesson => 'other')), 'A safeguarding lead is answered as always where an allegation holds already (E5)');
select tests.answers(format('select api.lock_evidence(%L, ''Images that nobody should look at'')', tests.id('other')), 201, null, 'Evidence is locked elsewhere');
create function pg_temp.opening(p_film text) returns text language sql as $$ select format('select api.open_recording(%L, ''safeguarding_case'', ''A concern was raised about this lesson'', %L)', tests.id(p_film), tests.id('case')) $$;
select is(pg_temp.bytes(pg_temp.opening('film')), pg_temp.bytes(pg_temp.opening('other film')), 'and does not tell one from the other');
select is(tests.truth($$ select string_agg(distinct array_to_string(reasons, ' '), ',') from ledger.record where action = 'open_recording' $$), 'RECORDING_CLOSED', 'not in the ledger either');
select is(tests.truth($$ select string_agg(array_to_string(codes, ' '), ',' order by at) from recording.access $$), 'CASE_CONFIDENTIAL,STATE_EVIDENCE_LOCK', 'which has the look beside it, with its causes');
select tests.power('ann', 'dsl');
select tests.become('ann', 'web_dsl');
select tests.answers(pg_temp.holding(), 403, 'not-for-yourself', 'Nobody about their own lesson');
select tests.become('ann', 'web_tutor');
select tests.is_refused(pg_temp.holding(), 'A tutor holds nothing');
select is((select count(*) from api.tutor_recordings), 1::bigint, 'sees the same rows'), is((select string_agg(open::text, '') from api.tutor_recordings), 'false', 'and that it does not open, as for any other cause');

select tests.become('dina', 'web_dsl');
select tests.is_required('lesson_id', $$ select api.place_legal_hold(lesson_id => null, category => 'whatever else is sent', reason => 'whatever else is sent') $$);
select tests.is_required('closes_to_all', $$ select api.place_legal_hold(lesson_id => tests.id('somebody'), category => 'inquiry', reason => 'whatever else is sent', closes_to_all => null) $$);
select * from finish();
rollback;
