-- Only safeguarding leads make and lift it, and nobody learns of it (F9, E2.3 row 22).
begin;
select plan(20);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');
select tests.person('dina', '{dsl,learner}'), tests.guardian('dina', 'eve');
create function pg_temp.row(p_by text) returns text language sql as $$ select format('insert into recording.contact_block (block_id, guardian_id, learner_id, reason, blocked_by) values (gen_random_uuid(), %L, %L, ''an allegation at home'', %L)', tests.id('dina'), tests.id('eve'), tests.id(p_by)) $$;
select tests.read_by('recording.contact_block', '{}');
select tests.become('dora', 'web_dsl');
select is(tests.do_as('cap_recording', pg_temp.row('dora')), 1::bigint, 'A safeguarding lead makes one'), tests.is_refused_to('cap_recording', pg_temp.row('dina'), 'in their own name', '42501');
select tests.become('dina', 'web_dsl');
select tests.touches_nothing_as('cap_recording', 'update recording.contact_block set lifted_at = now(), lifted_by = tests.id(''dora''), lift_reason = ''it is not so any more'' where guardian_id = tests.id(''dina'')', 'Nobody lifts one about themselves');
select tests.become('ann', 'web_tutor');
select tests.is_refused_to('cap_recording', pg_temp.row('ann'), 'Nobody else makes any'), tests.is_refused_to('cap_recording', 'delete from recording.contact_block', 'and none is deleted');
select is(tests.value_as('safelane_owner', 'select count(*) from recording.contact_block'), '0', 'The owner sees none');
select tests.settled();
select tests.is_refused($$ select tests.given('truncate recording.contact_block') $$, 'and nobody empties it', '23001');
create function pg_temp.base() returns jsonb language sql as $$ select jsonb_build_object('block_id', gen_random_uuid(), 'guardian_id', tests.id('pia''s parent'), 'learner_id', tests.id('pia'), 'reason', 'an allegation at home', 'blocked_by', tests.id('dora')) $$;
create function pg_temp.over() returns jsonb language sql as $$ select jsonb_build_object('lifted_at', clock_timestamp() + interval '1 hour', 'lifted_by', tests.id('dora'), 'lift_reason', 'it is not so any more') $$;
create function pg_temp.lifting(p_by text, p_whose text) returns text language sql as $$ select format('update recording.contact_block set lifted_at = clock_timestamp(), lifted_by = %L, lift_reason = ''it is not so any more'' where learner_id = %L', tests.id(p_by), tests.id(p_whose)) $$;
select tests.given(tests.row_of('recording.contact_block', pg_temp.base() || jsonb_build_object('learner_id', tests.id('dina'))));
select tests.given(tests.row_of('recording.contact_block', pg_temp.base()));
select tests.become('ann', 'web_tutor');
select tests.touches_nothing_as('cap_recording', pg_temp.lifting('ann', 'pia'), 'Nobody but a safeguarding lead lifts any');
select tests.become('dina', 'web_dsl');
select tests.touches_nothing_as('cap_recording', pg_temp.lifting('dora', 'dina'), 'and not what is about themselves as a learner');
select tests.become('dora', 'web_dsl');
select tests.is_refused_to('cap_recording', pg_temp.lifting('sam', 'pia'), 'A lead lifts it in their own name'), is(tests.do_as('cap_recording', pg_temp.lifting('dora', 'pia')) > 0, true, 'and only so');
select tests.step_back(), tests.settled();
select tests.cannot_be('recording.contact_block', pg_temp.base() || wrong, why) from (values
  (jsonb_build_object('guardian_id', tests.id('pia')), 'Nobody is their own parent'),
  (jsonb_build_object('blocked_by', tests.id('pia''s parent')), 'A parent blocks nothing about themselves'),
  (pg_temp.over() || jsonb_build_object('lifted_by', tests.id('pia''s parent')), 'or lifts it'),
  ('{"reason": "because"}'::jsonb, 'It says why, in words'),
  (pg_temp.over() - 'lifted_by', 'Who lifts it is on record'),
  (pg_temp.over() - 'lift_reason', 'and why'),
  (pg_temp.over() || '{"lift_reason": "over"}', 'in words'),
  (pg_temp.over() || jsonb_build_object('lifted_at', now() - interval '1 day'), 'It is lifted after it was made')) as tried (wrong, why);
select * from finish();
rollback;
