-- An entry is erased by two people, after its time, unless it is held.
begin;
select plan(13);

select tests.person('dora', '{dsl}');
select tests.person('cora', '{compliance_reporter}');
create function pg_temp.seq(p_name text) returns bigint language sql as $f$ select current_setting('safelane_test.' || p_name)::bigint $f$;
select set_config('safelane_test.old', tests.old_entry(tests.id('thing'), '2010-05-03T12:00:00Z')::text, true);
select set_config('safelane_test.new', tests.old_entry(tests.id('thing'), now())::text, true);
select tests.seal_ledger();

select tests.become('dora', 'web_dsl');
select tests.answers($$ select api.erase_entry(pg_temp.seq('old'), 'it is over') $$, 409, 'sign-off-missing', 'Nobody erases alone');
select tests.answers($$ select api.sign_erasure(pg_temp.seq('old'), 'it is over') $$, 201, null, 'Whoever signs');
select tests.answers($$ select api.erase_entry(pg_temp.seq('old'), 'it is over') $$, 409, 'sign-off-missing', 'is not who erases');
select tests.become('cora', 'web_compliance');
select api.hold_entries('inquiry', 'asked for', pg_temp.seq('old'));
select tests.answers($$ select api.erase_entry(pg_temp.seq('old'), 'it is over') $$, 409, 'legal-hold', 'A hold beats both');
select tests.become('dora', 'web_dsl');
select api.release_entries((tests.truth('select hold_id from ledger.hold'))::uuid, 'it is over');
select tests.become('cora', 'web_compliance');
select tests.answers($$ select api.erase_entry(pg_temp.seq('old'), 'it is over') $$, 200, null, 'Then it is erased');
select is(tests.truth('select count(*) from ledger.opening where seq = ' || pg_temp.seq('old')), '0', 'and gone');
select tests.answers($$ select api.erase_entry(pg_temp.seq('new'), 'too early') $$, 409, 'retention-floor', 'Before its time nobody erases');
select tests.answers($$ select api.erase_entry(1000000, 'it is over') $$, 404, 'not-found', 'what is not there is not erased');
select is(tests.truth($$ select string_agg(outcome, ' ' order by seq) from ledger.record where action = 'erase_entry' $$), 'refused refused refused done refused refused', 'Every attempt is entered');
select tests.is_refused($$ select api.erase_entry(1, null) $$, 'An erasure has a reason', 'PT422');
select tests.pretend('web_admin');
select tests.is_refused($$ select api.erase_entry(1, 'it is over') $$, 'An administrator does not erase');

select tests.become('dora', 'web_dsl');
select tests.answered_once($$ select api.erase_entry(pg_temp.seq('new'), 'too early') $$);
select tests.is_required('seq', $$ select api.erase_entry(seq => null, reason => 'whatever else is sent') $$);

select * from finish();
rollback;
