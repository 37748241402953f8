-- What stands against an erasure is asked in the order of the policy.
begin;
select plan(9);

select tests.person('dora', '{dsl}');
select tests.person('cora', '{compliance_reporter}');
create function pg_temp.seq(p_name text) returns bigint language sql as $f$ select current_setting('safelane_test.' || p_name)::bigint $f$;
select set_config('safelane_test.old', tests.old_entry(tests.id('thing'), '2010-05-03T12:00:00Z')::text, true);
select set_config('safelane_test.new', tests.old_entry(tests.id('thing'), now())::text, true);
select tests.seal_ledger();

create function pg_temp.problem(p_name text, p_person text, p_at timestamptz default now()) returns text language plpgsql as $f$
begin
  return tests.truth(format('select ledger.erasure_problem(opening, %L, %L) from ledger.opening where seq = %s', tests.id(p_person), p_at, pg_temp.seq(p_name)));
end;
$f$;
select is(pg_temp.problem('old', 'dora'), 'sign-off-missing', 'Somebody else has to sign');
select tests.given(format($$ insert into ledger.sign_off (seq, reason, signed_by) values (%s, 'over', %L) $$, pg_temp.seq('old'), tests.id('cora')));
select is(pg_temp.problem('old', 'dora'), null, 'then nothing stands against it');
select is(pg_temp.problem('old', 'cora'), 'sign-off-missing', 'but for whoever signed');
select is(pg_temp.problem('old', 'dora', now() + interval '31 days'), 'sign-off-missing', 'and not for ever');
select tests.given(format($$ insert into ledger.sign_off (seq, reason, signed_by) values (%s, 'early', %L) $$, pg_temp.seq('new'), tests.id('cora')));
select is(pg_temp.problem('new', 'dora'), 'retention-floor', 'Nobody signs away the floor');
select is(pg_temp.problem('new', 'dora', now() + interval '10 years 2 days'), 'sign-off-missing', 'After ten years it is over');
select tests.given(format($$ insert into ledger.hold (seq, name, reason, placed_by) values (%s, 'inquiry', 'asked', %L) $$, pg_temp.seq('old'), tests.id('dora')));
select is(pg_temp.problem('old', 'dora'), 'legal-hold', 'A hold beats everything');
select set_config('safelane_test.late', tests.old_entry(tests.id('thing'), '2010-05-03T12:00:00Z')::text, true);
select is(pg_temp.problem('late', 'dora'), 'not-in-the-tree', 'What has no place cannot be pointed at');
select set_config('safelane_test.first', tests.truth($$ select seq from ledger.opening where first_change is not null order by seq limit 1 $$), true);
select is(pg_temp.problem('first', 'dora', now() + interval '20 years'), 'still-witnessed', 'The witness of a row as it is stays');

select * from finish();
rollback;
