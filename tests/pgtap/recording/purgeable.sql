-- What may be purged: what is over, and withdrawn footage after a fortnight without a case; never what is held (E6, F20).
begin;
select plan(20);
select tests.follows_profile(), tests.bookable('ann'), tests.ward('lily', tests.born(11)), tests.person('dina', '{dsl}'), tests.person('dora', '{dsl}'), tests.person('lado', '{lado_coordinator}'), tests.person('serge', '{session_service}'), tests.person('cora', '{compliance_reporter}');
select tests.lesson('lesson', 'ann', '{lily}'), tests.footage('film', 'lesson');
select tests.lesson('second', 'ann', '{lily}', now() + interval '2 days'), tests.footage('two', 'second', '2026-11-01 12:00+00'), tests.lesson('third', 'ann', '{lily}', now() + interval '4 days'), tests.footage('three', 'third', '2026-11-01 12:00+00', 125);
create function pg_temp.due(p_film text, p_at timestamptz) returns text language sql as $$ select tests.truth(format('select string_agg(concat_ws('' '', ended_on, kept_until, why), '','') from recording.purgeable(%L) where segment_id = %L', p_at, tests.id(p_film))) $$;
select is(pg_temp.due('two', '2026-11-28 23:59+00'), null, 'Not on its last day'), is(pg_temp.due('two', '2026-11-29 00:00+00'), '2026-11-01 2026-11-29 retention', 'from midnight on'), is(pg_temp.due('two', '2026-11-01 10:00+00'), null, 'not before it was made');
select tests.held('second', p_from => '2026-11-20 12:00+00', p_until => '2026-12-20 12:00+00');
select is(pg_temp.due('two', '2026-11-29 12:00+00'), null, 'Not while it is held'), is(pg_temp.due('two', '2026-12-20 12:00+00'), '2026-11-01 2026-11-29 retention', 'at once when it is released');
select tests.held('second', 'evidence_lock', 'csam', p_from => '2027-01-01 12:00+00');
select is(pg_temp.due('two', '2040-01-01 12:00+00'), null, 'What is evidence never is');
select tests.said_then('lily''s parent', 'parent', 'third', 'lily', 'withdrawn', '2026-11-02 23:30+00');
select is(pg_temp.due('three', '2026-11-03 00:00+00'), null, 'Withdrawn footage waits a fortnight'), is(pg_temp.due('three', '2026-11-15 23:59:59+00'), null, 'in civil days, while a report may come'),
  is(pg_temp.due('three', '2026-11-16 00:00+00'), '2026-11-01 2027-03-06 withdrawn', 'and is due');
select is(tests.truth($$ select recording.withdrawn_at(tests.id('three'), '2026-11-16') is not null $$), 'true', 'It was withdrawn');
select tests.reported('third', 'person', 'case');
select is(pg_temp.due('three', now() + interval '60 days'), null, 'and with a case it waits for its retention'), is(pg_temp.due('three', '2027-03-06 00:00+00'), '2026-11-01 2027-03-06 retention', 'like any other');
select tests.lesson('fourth', 'ann', '{lily}', now() + interval '6 days'), tests.footage('four', 'fourth', '2026-11-01 12:00+00', 125), tests.reported('fourth', 'classifier'), tests.said_then('lily', 'self', 'fourth', 'lily', 'objected', '2026-11-01 11:30+00');
select is(pg_temp.due('four', '2026-11-15 00:00+00'), '2026-11-01 2027-03-06 withdrawn', 'A flag of a machine is no case');
select is(tests.truth($$ select string_agg(segment_id::text, ',') from recording.purgeable('2026-11-29') $$), tests.id('four')::text, 'All that is due, by identifier');
select is(tests.truth($$ select count(*) from recording.purgeable('2028-01-01', null, 2) $$), '2', 'a page of it'),
  is(tests.truth($$ select count(*) from recording.purgeable('2028-01-01', '00000000-0000-0000-0000-000000000000') $$), tests.truth($$ select count(*) from recording.purgeable('2028-01-01') $$), 'all of it after the least identifier'), is(tests.truth($$ select count(*) from recording.purgeable('2028-01-01', 'ffffffff-ffff-ffff-ffff-ffffffffffff') $$), '0', 'after an identifier');
select tests.become('serge', 'web_service');
select tests.is_refused($$ select * from recording.purgeable(now()) $$, 'Nobody asks it directly');
select tests.step_back();
select tests.lesson('fifth', 'ann', '{lily}', now() + interval '8 days'), tests.footage('five', 'fifth', now() - interval '60 days'), tests.lesson('sixth', 'ann', '{lily}', now() + interval '10 days'), tests.footage('six', 'sixth', now() - interval '60 days');
select tests.given(tests.row_of('recording.purge', jsonb_build_object('segment_id', tests.id('five'), 'purged_by', tests.id('serge'))));
select is(pg_temp.due('five', now()), null, 'What is gone is not due again'), isnt(pg_temp.due('six', now()), null, 'and what is not gone still is');
select * from finish();
rollback;
