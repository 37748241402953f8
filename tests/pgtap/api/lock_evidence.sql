-- What may be an indecent image is seen and deleted by nobody, from the commit on and for good (F19, MT-52).
begin;
select plan(15);
select tests.follows_profile(), tests.bookable('ann'), tests.bookable('bob'), tests.ward('lily', tests.born(11)), tests.ward('tess', tests.born(14)), tests.person('dina', '{dsl}'), tests.person('dora', '{dsl}'), tests.person('lado', '{lado_coordinator}'), tests.person('serge', '{session_service}'), tests.person('cora', '{compliance_reporter}');
select tests.lesson('lesson', 'ann', '{lily}'), tests.footage('film', 'lesson'), tests.lesson('other', 'bob', '{tess}', now() + interval '2 days'), tests.footage('other film', 'other');
create function pg_temp.locking(p_lesson text default 'lesson', p_reason text default 'Secured as soon as it was reported') returns text language sql as $$ select format('select api.lock_evidence(%L, %L, %L)', tests.id(p_lesson), p_reason, tests.id('case')) $$;
select tests.become('dina', 'web_dsl');
select tests.answers(pg_temp.locking(), 201, null, 'A safeguarding lead locks the recordings of a lesson');
select is(tests.truth($$ select concat_ws(' ', kind, segment_id is null, case_id = tests.id('case'), placed_by = tests.id('dina')) from recording.hold $$), 'evidence_lock t t t', 'all of them');
select is((select tests.truth($q$ select concat_ws(' ', action, outcome, reasons) from ledger.record order by seq desc limit 1 $q$)), 'lock_evidence done {}', 'and it is entered');
select tests.answers(format('select api.open_recording(%L, ''safeguarding_case'', ''A concern was raised about this lesson'', %L)', tests.id('film'), tests.id('case')), 409, 'recording-closed', 'They do not see it themselves');
select tests.answers(pg_temp.locking('nothing'), 404, 'not-found', 'What does not exist is not locked'), tests.is_refused(pg_temp.locking(p_reason => 'short'), 'nor without a reason', 'PT422');
select tests.power('ann', 'dsl');
select tests.become('ann', 'web_dsl');
select tests.answers(pg_temp.locking(), 403, 'not-for-yourself', 'Nobody about their own lesson');
select tests.become('lado', 'web_lado');
select tests.answers(format('select api.lock_evidence(lesson_id => %L, reason => ''Secured as soon as it was reported'', segment_id => %L)', tests.id('other'), tests.id('other film')), 201, null, 'The LADO coordinator locks, one recording too');
select is(tests.truth($$ select count(*) from recording.purgeable(now() + interval '100 years') $$), '0', 'and it never is due to be purged');
select tests.become('ann', 'web_tutor');
select tests.is_refused(pg_temp.locking(), 'A tutor locks nothing');
select is((select count(*) from api.tutor_recordings), 1::bigint, 'and sees the same rows');

select tests.become('dina', 'web_dsl');
select tests.answered_once(pg_temp.locking());
select tests.is_required('lesson_id', $$ select api.lock_evidence(lesson_id => null, reason => 'whatever else is sent') $$);

select tests.answers(format('select api.lock_evidence(lesson_id => %L, reason => ''Secured as soon as it was reported'', segment_id => %L)', tests.id('lesson'), tests.id(film)), 404, 'not-found', why)
from (values ('other film', 'Of one lesson another''s recording is not locked'), ('no film', 'nor one that does not exist')) as tried (film, why);
select * from finish();
rollback;
