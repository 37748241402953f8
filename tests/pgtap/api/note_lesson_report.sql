-- That a lesson was reported or flagged is noted, and some reports hold its recordings (TN-18, OS-34, E3.2).
begin;
select plan(16);
select tests.follows_profile(), tests.bookable('ann'), tests.bookable('bob'), tests.ward('lily', tests.born(11)), tests.ward('tess', tests.born(14)), tests.ward('sam', tests.born(16)), tests.person('dina', '{dsl}'), tests.person('dora', '{dsl}'), tests.person('lado', '{lado_coordinator}'), tests.person('serge', '{session_service}'), tests.person('cora', '{compliance_reporter}');
select tests.lesson('lesson', 'ann', '{lily}'), tests.footage('film', 'lesson');
create function pg_temp.noting(p_more text default '', p_lesson text default 'lesson') returns text language sql as $$ select format('select api.note_lesson_report(%L%s)', tests.id(p_lesson), p_more) $$;
select tests.become('dina', 'web_dsl');
select tests.answers(pg_temp.noting(', ''other'''), 201, null, 'A safeguarding lead notes a report'), tests.is_refused(pg_temp.noting(), 'with its category', 'PT422'), tests.is_refused(pg_temp.noting(', ''allegation'''), 'one of the list', 'PT422'), tests.answers(pg_temp.noting(', ''other''', 'nothing'), 404, 'not-found', 'about a lesson');
select is(tests.truth('select count(*) from recording.hold'), '0', 'Most hold nothing');
select tests.answers(pg_temp.noting(', ''csam'''), 201, null, 'Some do');
select is(tests.truth($$ select recording.state_of(tests.id('film'), clock_timestamp()) $$), 'evidence_lock', 'at once');
select tests.become('serge', 'web_service');
select tests.answers(pg_temp.noting(), 201, null, 'The service notes a flag'), tests.is_refused(pg_temp.noting(', ''csam'''), 'and says no more', 'PT422');
select is(tests.truth('select string_agg(concat_ws('' '', source, category), '','' order by noted_at) from recording.report'), 'person other,person csam,classifier', 'Who noted what is kept');
select is((select tests.truth($q$ select concat_ws(' ', action, outcome, reasons) from ledger.record order by seq desc limit 1 $q$)), 'note_lesson_report done {}', 'and entered');
select tests.power('lily''s parent', 'dsl');
select tests.become('lily''s parent', 'web_dsl');
select tests.answers(pg_temp.noting(', ''other'''), 403, 'not-for-yourself', 'Not about one''s own child''s lesson');
select tests.become('ann', 'web_tutor');
select tests.is_refused(pg_temp.noting(', ''other'''), 'Nobody else notes anything');

select tests.become('dina', 'web_dsl');
select tests.answered_once(pg_temp.noting(', ''other'''));
select tests.is_required('lesson_id', $$ select api.note_lesson_report(lesson_id => null) $$);

select tests.guardian('serge', 'lily');
select tests.become('serge', 'web_service');
select tests.answers(pg_temp.noting(), 201, null, 'A flag is noted whoever runs the service');
select * from finish();
rollback;
