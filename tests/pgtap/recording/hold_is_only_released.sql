-- A hold is released once; an evidence lock never is; nothing of either is rewritten or deleted, by anybody (F19, F20).
begin;
select plan(12);
select tests.follows_profile(), tests.bookable('ann'), tests.ward('lily', tests.born(11)), tests.person('dina', '{dsl}'), tests.person('dora', '{dsl}'), tests.person('lado', '{lado_coordinator}'), tests.person('serge', '{session_service}'), tests.person('cora', '{compliance_reporter}');
select tests.lesson('lesson', 'ann', '{lily}'), tests.footage('film', 'lesson');
select tests.held('lesson'), tests.held('lesson', 'evidence_lock', 'csam'), tests.held('lesson', 'legal_hold', 'inquiry', p_until => now());
select is(tests.truth('select count(*) from recording.hold'), '3', 'Three are there');
create function pg_temp.raw(p_sql text) returns text language sql as $$ select format('select tests.given(%L)', p_sql) $$;
select tests.settled();
select tests.is_refused(pg_temp.raw(sql), why, '23001')
from (values
  ('delete from recording.hold', 'A superuser deletes none'), ('update recording.hold set reason = ''another one''', 'nor rewrites why'),
  ('update recording.hold set lesson_id = gen_random_uuid()', 'or what'), ('update recording.hold set reason = ''another one'' where kind = ''legal_hold'' and released_at is null', 'of one that stands'),
  ('update recording.hold set released_at = now(), released_by = placed_by, release_reason = ''because I can, and so on'' where kind = ''evidence_lock''', 'A lock is not released'),
  ('update recording.hold set released_at = null, released_by = null, release_reason = null where released_at is not null', 'a release is not taken back'),
  ('truncate recording.hold', 'nothing is emptied')) as tried (sql, why);
select tests.given($$ update recording.hold set released_at = clock_timestamp(), released_by = placed_by, release_reason = 'the case is closed by now' where kind = 'legal_hold' and released_at is null $$);
select is(tests.truth('select count(*) from recording.hold where released_at is null'), '1', 'Released once is released');
select tests.held('lesson', p_from => now() + interval '1 year');
select is(tests.truth('select bool_and(placed_at <= clock_timestamp()) from recording.hold'), 'true', 'None begins later than it is placed');
select is(tests.truth($$ select version from recording.custody where lesson_id = tests.id('lesson') $$), '4', 'Each of them, and the release, took the custody of the lesson');
create temporary table placed on commit drop as select tests.truth('select max(placed_at) from recording.hold') as at;
select tests.given($$ update recording.hold set released_at = clock_timestamp(), released_by = placed_by, release_reason = 'the case is closed by now' where placed_at >= now() $$);
select is(tests.truth('select max(placed_at) from recording.hold'), at, 'Its release leaves its beginning as it was') from placed;
select * from finish();
rollback;
