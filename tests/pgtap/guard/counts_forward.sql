-- Every counter by which a remembered answer is believed only grows, and its table is never emptied.
begin;
select plan(5);
select is(tests.truth($$ select string_agg(tgrelid::regclass::text || ' ' || tgenabled::text, ', ' order by tgrelid::regclass::text) from pg_trigger where tgname = '_100_forward' $$),
  'booking.learner_standing A, policy.epoch A, vetting.standing A', 'All three of them, for everybody');
select tests.given($$ create table guard.tally (number bigint not null); insert into guard.tally values (5) $$);
select tests.given($$ select guard.counts_forward('guard.tally', 'number') $$);
select lives_ok($$ select tests.given('select guard.counts_forward(''guard.tally'', ''number'')') $$, 'It can be said again');
select tests.is_refused($$ select tests.given('truncate guard.tally') $$, 'Nobody empties it', '23001');
select tests.given($$ select guard.close_table('guard.tally') $$);
select is(tests.truth($$ select count(*) from pg_trigger where tgrelid = 'guard.tally'::regclass and tgname = '_100_forward' $$), '0', 'close_table begins from nothing');
select tests.pretend('web_tutor');
select tests.is_refused($$ select guard.counts_forward('policy.epoch', 'number') $$, 'It is for migrations');
select * from finish();
rollback;
