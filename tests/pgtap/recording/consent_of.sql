-- What a segment rests on (E2.2).
begin;
select plan(8);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.lesson('lesson', 'ann', '{eve, pia}', now() + interval '1 hour');
create temporary table act (name text, id uuid) on commit drop;
insert into act values ('eve', tests.says('eve', 'self', 'lesson', 'eve', 'given')), ('eve''s parent', tests.says('eve''s parent', 'parent', 'lesson', 'eve', 'given')),
  ('pia', tests.says('pia', 'self', 'lesson', 'pia', 'given')), ('pia''s parent', tests.says('pia''s parent', 'parent', 'lesson', 'pia', 'acknowledged'));
create function pg_temp.rests_on(p_learner text, p_band text) returns text language sql as $$
  select coalesce((select name from pg_temp.act where id = tests.truth(format('select recording.consent_of(%L, %L, %L, clock_timestamp())', tests.id('lesson'), tests.id(p_learner), p_band))::uuid), 'nothing') $$;
select is(pg_temp.rests_on('eve', 'under_13'), 'eve''s parent', 'Under 13 the consent of a parent');
select is(pg_temp.rests_on('pia', '13_to_15'), 'pia', 'then the learner''s own');
select is(pg_temp.rests_on('pia', 'under_13'), 'nothing', 'A parent''s click is no consent');
select tests.only_for('recording.consent_of', '{cap_recording}');
select tests.lesson('alone', 'bob', '{pia, eve, roy}', now() + interval '3 hours');
create function pg_temp.rests(p_learner text, p_band text) returns text language sql as $$ select tests.truth(format('select (select capacity || '' '' || kind from recording.act where act_id = recording.consent_of(%L, %L, %L, clock_timestamp()))', tests.id('alone'), tests.id(p_learner), p_band)) $$;
select tests.says('pia''s parent', 'parent', 'alone', 'pia', 'given'), tests.says('roy', 'self', 'alone', 'roy', 'refused'), tests.says('eve''s parent', 'parent', 'alone', 'eve', 'given');
select is(pg_temp.rests('pia', '13_to_15'), null, 'From 13 on a parent''s consent is not the learner''s'), is(pg_temp.rests('roy', '16_to_17'), null, 'and a no is none'), is(pg_temp.rests('eve', 'under_13'), 'parent given', 'Under 13 it is');
select tests.given(tests.row_of('recording.contact_block', jsonb_build_object('guardian_id', tests.id('eve''s parent'), 'learner_id', tests.id('eve'), 'reason', 'an allegation at home', 'blocked_by', tests.id('dora'))));
select is(pg_temp.rests('eve', 'under_13'), null, 'but not of a parent with whom contact is blocked');
select * from finish();
rollback;
