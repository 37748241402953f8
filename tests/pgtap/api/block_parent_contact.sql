-- A safeguarding lead blocks contact, and nobody is told (E2.3 row 22).
begin;
select plan(18);
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
select tests.become('dina', 'web_dsl');
select tests.answers(pg_temp.call('eve''s parent', 'eve'), 403, 'not-for-yourself', 'Nor does one parent shut out the other by being a lead');

select tests.become('dora', 'web_dsl');
select tests.answered_once(pg_temp.call('eve''s parent', 'eve'));
select tests.is_required('guardian_id', $$ select api.block_parent_contact(guardian_id => null, learner_id => tests.id('somebody'), reason => 'whatever else is sent') $$);
select tests.is_required('learner_id', $$ select api.block_parent_contact(guardian_id => tests.id('somebody'), learner_id => null, reason => 'whatever else is sent') $$);

select tests.takes_its_turn('booking.lock_learners(uuid[])', pg_temp.call('eve''s parent', 'eve'), 'A start at the same moment waits, or comes after');
select tests.guardian('eve''s parent', 'pia'), tests.person('dott', '{dsl}'), tests.guardian('dott', 'pia', 'parent', '2020-01-01', now() - interval '1 day');
select tests.answers(pg_temp.call('dina', 'eve'), 201, null, 'Another parent of the same child'), tests.answers(pg_temp.call('eve''s parent', 'pia'), 201, null, 'and another child of the same parent');
select tests.given($$ update recording.contact_block set lifted_at = clock_timestamp(), lifted_by = tests.id('dora'), lift_reason = 'it was looked into with care' where guardian_id = tests.id('eve''s parent') and learner_id = tests.id('eve') $$);
select tests.answers(pg_temp.call('eve''s parent', 'eve'), 201, null, 'and what was lifted');
select is(tests.truth($$ select count(*) || ' ' || count(*) filter (where lifted_at is null) from recording.contact_block $$), '4 3', 'are each a block of their own');
select tests.become('dott', 'web_dsl');
select tests.answers(pg_temp.call('dott', 'pia'), 403, 'not-for-yourself', 'Nobody decides about themselves, also where they no longer answer for the child');
select * from finish();
rollback;
