-- Where media is comes in, and comes back out of nothing (TS-54, TS-55).
begin;
select plan(26);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');
select tests.lesson('lesson', 'ann', '{ada}', now() - interval '3 hours'), tests.lesson('other', 'bob', '{pia}', now() - interval '3 hours');
select tests.footage('film', 'lesson', p_media => false), tests.footage('second', 'other', p_media => false);
create function pg_temp.call(p_film text default 'film', p_key text default 'a-key/of.media=+0123', p_sha text default repeat('ab', 32), p_octets bigint default 10, p_seconds integer default 5) returns text language sql as $$
  select format('select api.report_recording_media(%L, %L, %L, %L, %L)', tests.id(p_film), p_key, p_sha, p_octets, p_seconds) $$;
select tests.become('sam', 'web_service');
select is(tests.error_as('cap_booking', 'select 1/0'), '22012 division by zero', 'An error is seen here');
select tests.is_refused(call, why, 'PT422') from (values
  (pg_temp.call(p_key => 'short'), 'A key is long'), (pg_temp.call(p_key => 'with a blank inside it'), 'of plain characters'), (pg_temp.call(p_key => null), 'and there'), (pg_temp.call(p_sha => 'AB'), 'A hash is a hash'), (pg_temp.call(p_sha => repeat('AB', 32)), 'in lower case'),
  (pg_temp.call(p_octets => 0), 'Something has a length'), (pg_temp.call(p_octets => null), 'that is known'), (pg_temp.call(p_seconds => -1), 'and lasts')) as tried (call, why);
create function pg_temp.said(p_call text) returns text language plpgsql as $$
declare v_message text; v_detail text; v_hint text;
begin
  execute p_call;
  return 'nothing';
exception when others then
  get stacked diagnostics v_message = message_text, v_detail = pg_exception_detail, v_hint = pg_exception_hint;
  return concat_ws(' ', v_message, v_detail, v_hint);
end $$;
select unalike(pg_temp.said(pg_temp.call(p_key => 'a secret key ' || repeat('z', 20))), '%zzz%', 'What is wrong is said without the key');
select tests.answers(pg_temp.call('no film'), 404, 'not-found', 'It is of a segment'), tests.answers(pg_temp.call(), 201, null, 'that is there'), tests.answers(pg_temp.call(), 409, 'media-known', 'said once'), tests.answers(pg_temp.call('second'), 409, 'media-known', 'and a key is for one');
select is(tests.truth($$ select concat_ws(' ', storage_key, encode(sha256, 'hex') = repeat('ab', 32), length_octets, seconds, reported_by = tests.id('sam')) from recording.media $$), 'a-key/of.media=+0123 t 10 5 t', 'It is kept');
select is(tests.truth($$ select (select count(*) from ledger.opening as kept where kept::text like '%a-key/of%') + (select count(*) from ledger.change as made where made::text like '%a-key/of%') $$), '0', 'and the ledger has no key'), is(tests.truth($$ select count(*) from guard.idempotency_key as kept where kept::text like '%a-key/of%' $$), '0', 'nor has a kept answer');
select tests.going_on('now', 'ann', '{ada}'), tests.says('ada', 'self', 'now', 'ada', 'given');
select tests.given($$ insert into recording.segment (segment_id, lesson_id, started_by) values (tests.id('running'), tests.id('now'), tests.id('ann')) $$);
select tests.answers(pg_temp.call('running', 'another-key-of-media'), 409, 'still-recording', 'Not while it runs');
select tests.become('ann', 'web_tutor');
select tests.is_refused(pg_temp.call(), 'A tutor knows of no key');

select tests.become('sam', 'web_service');
select tests.answered_once(pg_temp.call());
select tests.is_required('segment_id', $$ select api.report_recording_media(segment_id => null, storage_key => 'whatever else is sent', sha256 => 'whatever else is sent', length_octets => 1, seconds => 1) $$);

select tests.become('sam', 'web_service');
select tests.is_refused(pg_temp.call(p_sha => null), 'There is a hash', 'PT422'), tests.is_refused(pg_temp.call(p_seconds => null), 'and a length', 'PT422');
select tests.lesson('third', 'ann', '{ada}', now() - interval '40 days'), tests.footage('gone', 'third', now() - interval '40 days'), tests.footage('fourth', 'third', now() - interval '39 days', p_media => false);
select tests.given($$ insert into recording.purge (segment_id, purged_by) values (tests.id('gone'), tests.id('sam')) $$);
select tests.given($$ delete from recording.media where segment_id = tests.id('gone') $$);
select tests.answers(pg_temp.call('gone', 'gone-key/of.media=+0123'), 409, 'recording-purged', 'What was purged is not brought back'), tests.answers(pg_temp.call('fourth', 'fourth-key/of.media=+0123'), 201, null, 'and keeps nothing else away');
select tests.takes_its_turn('recording.touch_custody(uuid)', pg_temp.call('fourth', 'fifth-key/of.media=+0123'), 'A purge at the same moment waits, or is waited for');
select * from finish();
rollback;
