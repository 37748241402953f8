-- Whether contact is blocked is known inside (E2.3 row 22).
begin;
select plan(7);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

create function pg_temp.blocked(p_at timestamptz) returns text language sql as $$
  select tests.truth(format($q$ select recording.contact_blocked(tests.id('eve''s parent'), tests.id('eve'), %L) $q$, p_at)) $$;
select is(pg_temp.blocked(now()), 'false', 'No block, no block');
select tests.given($$ insert into recording.contact_block (guardian_id, learner_id, reason, blocked_by, blocked_at, lifted_at, lifted_by, lift_reason)
  values (tests.id('eve''s parent'), tests.id('eve'), 'an allegation at home', tests.id('dora'), now() - interval '2 hours', now() - interval '1 hour', tests.id('dora'), 'it was looked into with care') $$);
select is(pg_temp.blocked(now() - interval '2 hours'), 'true', 'It begins with its instant');
select is(pg_temp.blocked(now() - interval '121 minutes'), 'false', 'and not before');
select is(pg_temp.blocked(now() - interval '1 hour'), 'false', 'and is over when it is lifted');
select is(tests.truth($$ select recording.contact_blocked(tests.id('eve''s parent'), tests.id('pia'), now() - interval '90 minutes') $$), 'false', 'It is about one child');
select tests.only_for('recording.contact_blocked', '{cap_recording}');
select is(tests.truth($$ select recording.contact_blocked(tests.id('pia''s parent'), tests.id('eve'), now() - interval '90 minutes') $$), 'false', 'and one parent');
select * from finish();
rollback;
