-- Somebody signs the erasure of one entry.
begin;
select plan(8);

select tests.person('dora', '{dsl}');
select tests.person('cora', '{compliance_reporter}');
create function pg_temp.seq(p_name text) returns bigint language sql as $f$ select current_setting('safelane_test.' || p_name)::bigint $f$;
select set_config('safelane_test.old', tests.old_entry(tests.id('thing'), '2010-05-03T12:00:00Z')::text, true);
select set_config('safelane_test.new', tests.old_entry(tests.id('thing'), now())::text, true);
select tests.seal_ledger();

select tests.become('cora', 'web_compliance');
select tests.answers($$ select api.sign_erasure(pg_temp.seq('old'), 'it is over') $$, 201, null, 'Compliance signs');
select is(tests.truth($$ select reason || ' ' || (signed_by = tests.id('cora')) || ' ' || (expires_at between now() + interval '29 days' and now() + interval '31 days') from ledger.sign_off $$), 'it is over true true', 'for 30 days');
select tests.answers($$ select api.sign_erasure(1000000, 'it is over') $$, 404, 'not-found', 'There is an entry');
select is(tests.truth($$ select string_agg(outcome, ' ' order by seq) from ledger.record where action = 'sign_erasure' $$), 'done refused', 'Both are entered');
select tests.is_refused($$ select api.sign_erasure(null, 'it is over') $$, 'and a number', 'PT422');
select tests.is_refused($$ select api.sign_erasure(pg_temp.seq('old'), null) $$, 'and a reason', 'PT422');
select tests.pretend('web_admin');
select tests.is_refused($$ select api.sign_erasure(1, 'it is over') $$, 'An administrator does not sign');

select tests.become('cora', 'web_compliance');
select tests.answered_once($$ select api.sign_erasure(pg_temp.seq('old'), 'it is over') $$);

select * from finish();
rollback;
