-- What is due, a page at a time, and not a word of what is held (E6).
begin;
select plan(15);
select tests.follows_profile(), tests.bookable('ann'), tests.bookable('bob'), tests.ward('lily', tests.born(11)), tests.ward('tess', tests.born(14)), tests.person('dina', '{dsl}'), tests.person('dora', '{dsl}'), tests.person('lado', '{lado_coordinator}'), tests.person('serge', '{session_service}'), tests.person('cora', '{compliance_reporter}');
select tests.lesson('lesson', 'ann', '{lily}'), tests.footage('film', 'lesson'), tests.lesson('other', 'bob', '{tess}', now() + interval '2 days'), tests.footage('other film', 'other');
select tests.footage('over ' || n, 'lesson', now() - interval '40 days' - n * interval '2 hours') from generate_series(1, 3) as n;
select tests.footage('held', 'other', now() - interval '40 days'), tests.held('other');
select tests.become('serge', 'web_service');
select is((select jsonb_array_length(api.recordings_due_for_purge() -> 'rows')), 3, 'What is over is due, what is held is not'), is((select api.recordings_due_for_purge() -> 'next_after'), 'null', 'all on one page');
select is((select array_agg(name order by name) from jsonb_object_keys((select api.recordings_due_for_purge() #> '{rows,0}')) as name), '{ended_on,kept_until,segment_id,why}', 'which, since when and why');
select is((select jsonb_array_length(api.recordings_due_for_purge(null, 2) -> 'rows')), 2, 'A page'), is((select jsonb_array_length(api.recordings_due_for_purge(((api.recordings_due_for_purge(null, 2)) ->> 'next_after')::uuid, 2) -> 'rows')), 1, 'and the next');
select tests.is_refused('select api.recordings_due_for_purge(null, 0)', 'A page has rows', 'PT422'), tests.is_refused('select api.recordings_due_for_purge(null, 1001)', 'and not too many', 'PT422');
select is((select tests.truth($q$ select concat_ws(' ', action, outcome, reasons) from ledger.record order by seq desc limit 1 $q$)), 'recordings_due_for_purge done {}', 'Reading it is entered');
select tests.become('cora', 'web_compliance');
select is((select jsonb_array_length(api.recordings_due_for_purge() -> 'rows')), 3, 'Compliance reads it too');
select tests.power('ann', 'compliance_reporter');
select tests.become('ann', 'web_compliance');
select is((select jsonb_array_length(api.recordings_due_for_purge() -> 'rows')), 0, 'but not of lessons of their own'), is((select api.recordings_due_for_purge(null, 2) ->> 'next_after'), (select max(segment_id::text) from (select tests.id('over ' || n) as segment_id from generate_series(1, 3) as n order by 1 limit 2) as two), 'and the pages go on');
select tests.become('dina', 'web_dsl');
select tests.is_refused('select api.recordings_due_for_purge()', 'Others do not');
select tests.become('ann', 'web_tutor');
select tests.is_refused('select api.recordings_due_for_purge()', 'nor do tutors');

select tests.guardian('serge', 'lily');
select tests.become('serge', 'web_service');
select is((select jsonb_array_length(api.recordings_due_for_purge() -> 'rows')), 3, 'The service is told of all, whoever runs it');
select tests.is_refused('select api.recordings_due_for_purge(null, null)', 'A page has a size', 'PT422');
select * from finish();
rollback;
