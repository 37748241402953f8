-- A flag or a block meets every start it is about (E1.1); two sessions try it in tests/concurrency.
begin;
select plan(4);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.lesson('lesson', 'ann', '{eve}', now() + interval '1 hour');
create function pg_temp.turn() returns text language sql as $$ select tests.truth($q$ select concat_ws(' ', (select version from booking.learner_standing where learner_id = tests.id('eve')), (select version from recording.custody where lesson_id = tests.id('lesson'))) $q$) $$;
create temporary table before on commit drop as select (tests.truth($$ select version from booking.learner_standing where learner_id = tests.id('eve') $$))::bigint as version;
select tests.given($$ insert into recording.safety_flag (learner_id, reason, placed_by) values (tests.id('eve'), 'she may be recognised', tests.id('dora')) $$);
select is(pg_temp.turn(), (select (version + 1)::text from pg_temp.before), 'A flag on a learner counts on the learner''s standing');
select tests.given($$ insert into recording.contact_block (guardian_id, learner_id, reason, blocked_by) values (tests.id('eve''s parent'), tests.id('eve'), 'an allegation at home', tests.id('dora')) $$);
select is(pg_temp.turn(), (select (version + 2)::text from pg_temp.before), 'so does a block');
select tests.given($$ insert into recording.safety_flag (lesson_id, reason, placed_by) values (tests.id('lesson'), 'the room is recognisable', tests.id('dora')) $$);
select is(pg_temp.turn(), (select (version + 2) || ' 0' from pg_temp.before), 'a flag on a lesson takes the lesson');
select tests.only_for('recording.order_takes_its_turn', '{cap_recording}');
select * from finish();
rollback;
