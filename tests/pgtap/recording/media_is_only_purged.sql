-- Where media is stays as it was reported, and is forgotten with a tombstone alone (E6, F20).
begin;
select plan(7);
select tests.follows_profile(), tests.bookable('ann'), tests.ward('lily', tests.born(11)), tests.person('dina', '{dsl}'), tests.person('dora', '{dsl}'), tests.person('lado', '{lado_coordinator}'), tests.person('serge', '{session_service}'), tests.person('cora', '{compliance_reporter}');
select tests.lesson('lesson', 'ann', '{lily}'), tests.footage('film', 'lesson');
select tests.footage('over', 'lesson', now() - interval '40 days');
create function pg_temp.raw(p_sql text) returns text language sql as $$ select format('select tests.given(%L)', p_sql) $$;
select tests.settled();
select tests.is_refused(pg_temp.raw('delete from recording.media'), 'A superuser deletes none', '23001'), tests.is_refused(pg_temp.raw('update recording.media set storage_key = ''elsewhere and elsewhere'''), 'nor moves it', '23001'), tests.is_refused(pg_temp.raw('truncate recording.media'), 'nor empties it out', '23001');
select tests.given($$ insert into recording.purge (segment_id, lesson_id, ended_on, kept_until, why, purged_by) values (tests.id('over'), tests.id('lesson'), now(), now(), 'retention', tests.registrar()) $$);
select lives_ok(pg_temp.raw('delete from recording.media where segment_id = tests.id(''over'')'), 'With its tombstone it goes');
select is(tests.truth('select count(*) from recording.media'), '1', 'and no other does');
select tests.is_refused(pg_temp.raw('delete from recording.media where segment_id = tests.id(''film'')'), 'The tombstone of another does not do', '23001');
select tests.footage('gone', 'lesson', now() - interval '41 days'), tests.given($$ insert into recording.purge (segment_id, purged_by) values (tests.id('gone'), tests.registrar()) $$);
select tests.is_refused(pg_temp.raw('update recording.media set seconds = 1 where segment_id = tests.id(''gone'')'), 'and even what is purged is never changed', '23001');
select * from finish();
rollback;
