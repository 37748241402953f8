-- What forbids it is lifted with a reason, once (E2.2).
begin;
select plan(15);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');
select tests.person('dina', '{dsl,learner}'), tests.given($$ insert into recording.safety_flag (flag_id, learner_id, reason, placed_by) values (tests.id('a flag'), tests.id('dina'), 'she may be recognised', tests.id('dora')) $$);
create function pg_temp.call(p_flag text, p_reason text default 'it was looked into with care') returns text language sql as $$ select format('select api.allow_recording(%L, %L)', tests.id(p_flag), p_reason) $$;
select tests.become('dina', 'web_dsl');
select tests.answers(pg_temp.call('a flag'), 404, 'not-found', 'Nobody lifts one about themselves, or learns of it'), tests.answers(pg_temp.call('none'), 404, 'not-found', 'as of none');
select tests.become('dora', 'web_dsl');
select tests.is_refused(pg_temp.call('a flag', 'over'), 'It takes a reason', 'PT422'), tests.answers(pg_temp.call('a flag'), 200, null, 'Another lead does'), tests.answers(pg_temp.call('a flag'), 409, 'already-lifted', 'once');
select is(tests.truth($$ select recording.forbidden(null, tests.id('dina'), clock_timestamp()) $$), 'false', 'and it is over');
select tests.become('ann', 'web_tutor');
select tests.is_refused(pg_temp.call('a flag'), 'A tutor does not');
select is(tests.truth($$ select string_agg(outcome || coalesce(' ' || reasons[1], ''), ', ' order by seq) from ledger.record where action = 'allow_recording' $$), 'refused NOT_FOUND, refused NOT_FOUND, done, refused ALREADY_LIFTED', 'The ledger has all of it');
select tests.person('dee', '{dsl}'), tests.ward('eva', tests.born(8), 'dee'), tests.lesson('eva''s', 'ann', '{eva}', now() + interval '3 hours');
select tests.given($$ insert into recording.safety_flag (flag_id, learner_id, lesson_id, reason, placed_by) values (tests.id('of eva'), tests.id('eva'), null, 'she may be recognised', tests.id('dora')), (tests.id('of hers'), null, tests.id('eva''s'), 'she may be recognised', tests.id('dora')) $$);
select tests.become('dee', 'web_dsl');
select tests.answers(pg_temp.call('of eva'), 404, 'not-found', 'A lead does not lift what is about a child of theirs'), tests.answers(pg_temp.call('of hers'), 404, 'not-found', 'nor about a lesson of such a child');

select tests.become('dora', 'web_dsl');
select tests.answered_once(pg_temp.call('a flag'));
select tests.is_required('flag_id', $$ select api.allow_recording(flag_id => null, reason => 'whatever else is sent') $$);

select tests.given($$ insert into recording.safety_flag (flag_id, learner_id, reason, placed_by) values (tests.id('of dina again'), tests.id('dina'), 'she may be recognised', tests.id('dora')) $$);
select tests.answers(pg_temp.call('of eva'), 200, null, 'Another lead lifts what is about a child who has a parent');
select is(tests.truth($$ select count(*) from recording.safety_flag where lifted_at is null $$), '2', 'and nothing else with it');
select tests.settled();
select tests.given('alter table recording.safety_flag disable row level security');
select tests.become('dina', 'web_dsl');
select tests.answers(pg_temp.call('of dina again'), 404, 'not-found', 'Nobody lifts one about themselves, whatever the policies of the table');
select * from finish();
rollback;
