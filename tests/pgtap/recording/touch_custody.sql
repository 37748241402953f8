-- One row a lesson, counted on by everybody who places a hold or purges (F20).
begin;
select plan(4);
select tests.follows_profile(), tests.bookable('ann'), tests.ward('lily', tests.born(11)), tests.lesson('lesson', 'ann', '{lily}');
create function pg_temp.version() returns text language sql as $$ select tests.truth($q$ select string_agg(version::text, ',') from recording.custody where lesson_id = tests.id('lesson') $q$) $$;
select tests.value_as('cap_recording', $$ select recording.touch_custody(tests.id('lesson')) $$);
select is(pg_temp.version(), '0', 'The first makes it');
select tests.value_as('cap_recording', $$ select recording.touch_custody(tests.id('lesson')) $$);
select is(pg_temp.version(), '1', 'the next counts on');
select tests.held('lesson');
select is(pg_temp.version(), '2', 'a hold does, whoever writes it');
select tests.become('ann', 'web_tutor');
select tests.is_refused($$ select recording.touch_custody(tests.id('lesson')) $$, 'Nobody else touches it');
select * from finish();
rollback;
