-- A safeguarding lead blocks contact, and nobody is told (E2.3 row 22).
begin;
select plan(8);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');
select tests.person('dina', '{dsl}'), tests.guardian('dina', 'eve');
create function pg_temp.call(p_guardian text, p_learner text, p_reason text default 'an allegation at home') returns text language sql as $$ select format('select api.block_parent_contact(%L, %L, %L)', tests.id(p_guardian), tests.id(p_learner), p_reason) $$;
select tests.become('dora', 'web_dsl');
select tests.answers(pg_temp.call('eve''s parent', 'eve'), 201, null, 'A safeguarding lead blocks'), tests.answers(pg_temp.call('eve''s parent', 'eve'), 201, null, 'and again');
select is(tests.truth($$ select count(*) || ' ' || bool_and(blocked_by = tests.id('dora')) from recording.contact_block $$), '1 true', 'is one block');
select tests.answers(pg_temp.call('eve''s parent', 'pia'), 404, 'not-found', 'of somebody who answers for the learner'), tests.is_refused(pg_temp.call('eve''s parent', 'eve', 'because'), 'with a reason', 'PT422');
select tests.become('dina', 'web_dsl');
select tests.answers(pg_temp.call('dina', 'eve'), 403, 'not-for-yourself', 'and not of themselves');
select tests.become('eve''s parent', 'web_guardian');
select tests.is_refused(pg_temp.call('dina', 'eve'), 'No parent blocks another');
select is(tests.truth($$ select string_agg(outcome || coalesce(' ' || reasons[1], ''), ', ' order by seq) from ledger.record where action = 'block_parent_contact' $$), 'done, done, refused NOT_FOUND, refused NOT_FOR_YOURSELF', 'The ledger has all of it');
select * from finish();
rollback;
