-- Blocks and flags are lifted once, and stay (TS-12).
begin;
select plan(15);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.given($$ insert into recording.contact_block (guardian_id, learner_id, reason, blocked_by) values (tests.id('eve''s parent'), tests.id('eve'), 'an allegation at home', tests.id('dora')) $$);
select tests.given($$ insert into recording.safety_flag (learner_id, reason, placed_by) values (tests.id('eve'), 'she may be recognised', tests.id('dora')) $$);
create function pg_temp.sets(p_table text, p_what text) returns text language sql as $$ select format('select tests.given(%L)', format('update recording.%s set %s', p_table, p_what)) $$;
select tests.is_refused(pg_temp.sets(held, what), format('%s: nobody sets %s', held, what), 'PT409')
from unnest('{contact_block,safety_flag}'::text[]) as held cross join unnest(array['learner_id = tests.id(''pia'')', 'reason = ''something else entirely''', 'lifted_at = clock_timestamp() + interval ''1 day'', lifted_by = tests.id(''dora''), lift_reason = ''it is not so any more''']) as what;
select lives_ok(pg_temp.sets(held, 'lifted_at = clock_timestamp(), lifted_by = tests.id(''dora''), lift_reason = ''it is not so any more'''), held || ' is lifted') from unnest('{contact_block,safety_flag}'::text[]) as held;
select tests.is_refused(pg_temp.sets(held, 'lifted_at = null, lifted_by = null, lift_reason = null'), held || ' is not set again', 'PT409') from unnest('{contact_block,safety_flag}'::text[]) as held;
select tests.is_refused(format('select tests.given(%L)', 'delete from recording.' || held), held || ' is not deleted', 'PT409') from unnest('{contact_block,safety_flag}'::text[]) as held;
select tests.only_for('recording.order_is_only_lifted', '{cap_recording}');
select tests.given(tests.row_of('recording.contact_block', jsonb_build_object('guardian_id', tests.id('pia''s parent'), 'learner_id', tests.id('pia'), 'reason', 'an allegation at home', 'blocked_by', tests.id('dora')))), tests.given(tests.row_of('recording.safety_flag', jsonb_build_object('learner_id', tests.id('pia'), 'reason', 'she may be recognised', 'placed_by', tests.id('dora'))));
select tests.is_refused(format('select tests.given(%L)', format('delete from recording.%s where lifted_at is null', held)), held || ' is not deleted while it stands', 'PT409') from unnest('{contact_block,safety_flag}'::text[]) as held;
select * from finish();
rollback;
