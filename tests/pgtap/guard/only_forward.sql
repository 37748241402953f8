-- A counter by which something is believed only grows, for everybody (F13).
begin;
select plan(6);
select tests.given($$ create table guard.tally (number bigint not null, said text); insert into guard.tally values (5) $$);
select tests.given($$ select guard.counts_forward('guard.tally', 'number') $$);
select lives_ok($$ select tests.given('update guard.tally set number = 7') $$, 'It grows');
select tests.is_refused($$ select tests.given('update guard.tally set number = 6') $$, 'and is not put back', '23001');
select tests.is_refused($$ select tests.given('update guard.tally set said = ''the same number''') $$, 'A row that changes counts, whatever changed', '23001');
select tests.is_refused($$ select tests.given('delete from guard.tally') $$, 'It does not begin anew', '23001');
select tests.given('set local session_replication_role = replica');
select tests.is_refused($$ select tests.given('update guard.tally set number = 6') $$, 'not while replaying either', '23001');
select tests.given('set local session_replication_role = origin');
select is(tests.truth('select number from guard.tally'), '7', 'It says what it said');
select * from finish();
rollback;
