-- A block is lifted with a reason, once (E2.3 row 22).
begin;
select plan(15);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');
select tests.person('dina', '{dsl}'), tests.guardian('dina', 'eve');
select tests.given($$ insert into recording.contact_block (block_id, guardian_id, learner_id, reason, blocked_by) values (tests.id('a block'), tests.id('dina'), tests.id('eve'), 'an allegation at home', tests.id('dora')) $$);
create function pg_temp.call(p_block text, p_reason text default 'it was looked into with care') returns text language sql as $$ select format('select api.unblock_parent_contact(%L, %L)', tests.id(p_block), p_reason) $$;
select tests.become('dina', 'web_dsl');
select tests.answers(pg_temp.call('a block'), 404, 'not-found', 'Nobody lifts one about themselves, or learns of it'), tests.answers(pg_temp.call('none'), 404, 'not-found', 'as of none');
select tests.become('dora', 'web_dsl');
select tests.is_refused(pg_temp.call('a block', 'over'), 'It takes a reason', 'PT422'), tests.answers(pg_temp.call('a block'), 200, null, 'Another lead does'), tests.answers(pg_temp.call('a block'), 409, 'already-lifted', 'once');
select is(tests.truth($$ select recording.contact_blocked(tests.id('dina'), tests.id('eve'), clock_timestamp()) $$), 'false', 'and it is over');
select tests.become('eve''s parent', 'web_guardian');
select tests.is_refused(pg_temp.call('a block'), 'A parent does not');
select is(tests.truth($$ select string_agg(outcome || coalesce(' ' || reasons[1], ''), ', ' order by seq) from ledger.record where action = 'unblock_parent_contact' $$), 'refused NOT_FOUND, refused NOT_FOUND, done, refused ALREADY_LIFTED', 'The ledger has all of it');
select tests.given($$ insert into recording.contact_block (block_id, guardian_id, learner_id, reason, blocked_by) values (tests.id('another'), tests.id('eve''s parent'), tests.id('eve'), 'an allegation at home', tests.id('dora')) $$);
select tests.become('dina', 'web_dsl');
select tests.answers(pg_temp.call('another'), 404, 'not-found', 'Nor does the other parent lift one');

select tests.become('dora', 'web_dsl');
select tests.answered_once(pg_temp.call('a block'));
select tests.is_required('block_id', $$ select api.unblock_parent_contact(block_id => null, reason => 'whatever else is sent') $$);

select tests.answers(pg_temp.call('none'), 404, 'not-found', 'What does not exist is not lifted, and nothing else in its place');
select tests.given($$ insert into recording.contact_block (block_id, guardian_id, learner_id, reason, blocked_by) values (tests.id('roy''s'), tests.id('roy''s parent'), tests.id('roy'), 'an allegation at home', tests.id('dora')) $$);
select tests.answers(pg_temp.call('roy''s'), 200, null, 'One is lifted'), is(tests.truth($$ select count(*) from recording.contact_block where lifted_at is null $$), '1', 'and not the others');
select tests.person('dott', '{dsl}'), tests.guardian('dott', 'pia', 'parent', '2020-01-01', now() - interval '1 day');
select tests.given($$ insert into recording.contact_block (block_id, guardian_id, learner_id, reason, blocked_by) values (tests.id('dott''s'), tests.id('dott'), tests.id('pia'), 'an allegation at home', tests.id('dora')) $$);
select tests.settled();
select tests.given('alter table recording.contact_block disable row level security');
select tests.become('dott', 'web_dsl');
select tests.answers(pg_temp.call('dott''s'), 404, 'not-found', 'Nobody lifts one about themselves, also where they no longer answer for the child');
select * from finish();
rollback;
