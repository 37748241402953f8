-- What stands against an erasure is asked in the order of the policy (E6, F20, F21).
begin;
select plan(20);

select tests.person('dora', '{dsl}');
select tests.person('cora', '{compliance_reporter}');
create function pg_temp.seq(p_name text) returns bigint language sql as $f$ select current_setting('safelane_test.' || p_name)::bigint $f$;
select set_config('safelane_test.old', tests.old_entry(tests.id('thing'), '2010-05-03T12:00:00Z')::text, true);
select set_config('safelane_test.new', tests.old_entry(tests.id('thing'), now())::text, true);
select tests.seal_ledger();
-- rows as one transaction left them: t0, t2 and t3 are so still, t1 was changed again, t4 was removed
select set_config('safelane_test.' || target, tests.changed(kind, target, digest, xid::xid8)::text, true)
from (values ('a.b', 't0', 'it', '5'), ('a.b', 't1', 'it', '5'), ('a.b', 't2', 'it', '5'), ('a.b', 't3', 'it', '5'), ('a.b', 't4', null, '5')) as made (kind, target, digest, xid);
select tests.changed(kind, target, 'later', '6') from (values ('a.b', 't1'), ('a.c', 't3')) as made (kind, target);

create function pg_temp.problem(p_name text, p_person text, p_at timestamptz default now(), p_said jsonb default '{}') returns text language plpgsql as $f$
begin
  return tests.truth(format('select ledger.erasure_problem(jsonb_populate_record(opening, %L), %L, %L) from ledger.opening where seq = %s',
    p_said, tests.id(p_person), p_at, pg_temp.seq(p_name)));
end;
$f$;
create function pg_temp.of_change(p_first text, p_xid text default '5', p_last text default null) returns text language sql as $f$
  select pg_temp.problem('old', 'dora', now(), jsonb_build_object('xid', p_xid, 'first_change', pg_temp.seq(p_first), 'last_change', pg_temp.seq(coalesce(p_last, p_first))))
$f$;
select tests.given(format($$ insert into ledger.sign_off (seq, reason, signed_by) values (%s, 'early', %L) $$, pg_temp.seq('new'), tests.id('cora')));

select is(pg_temp.problem('old', 'dora'), 'sign-off-missing', 'Somebody else has to sign, and for this entry');
select tests.given(format($$ insert into ledger.sign_off (seq, reason, signed_by) values (%s, 'over', %L) $$, pg_temp.seq('old'), tests.id('cora')));
select is(pg_temp.problem('old', 'dora'), null, 'then nothing stands against it');
select is(pg_temp.of_change('t1'), null, 'A row that was changed since is witnessed by a later entry');
select is(pg_temp.of_change('t2'), 'still-witnessed', 'one that is as this entry left it is not');
select is(pg_temp.of_change('t3'), 'still-witnessed', 'whatever became of a row of another table with the same key');
select is(pg_temp.of_change('t1', p_last => 't2'), 'still-witnessed', 'of several rows each counts');
select is(pg_temp.of_change('t4'), null, 'Of a row that is gone nothing is witnessed');
select is(pg_temp.of_change('t2', '6'), null, 'What another transaction left is another entry''s');
select is(pg_temp.problem('old', 'cora'), 'sign-off-missing', 'Whoever signed does not erase');
select is(pg_temp.problem('old', 'dora', now() + interval '31 days'), 'sign-off-missing', 'and a signature is not for ever');
select is(pg_temp.problem('new', 'dora'), 'retention-floor', 'Nobody signs away the floor');
select is(pg_temp.problem('old', 'dora', now(), jsonb_build_object('retention', said)), 'retention-floor', 'An opening that does not say until when is kept')
from unnest(array['{"class":"audit_chain"}', '{"class":"audit_chain","floor":null}']) as said;
select is(pg_temp.problem('old', 'dora', '2020-05-02T22:59:59Z'), 'retention-floor', 'Until the day begins in London it is kept');
select is(pg_temp.problem('old', 'dora', '2020-05-02T23:00:00Z'), null, 'then it is over');
select is(pg_temp.problem('new', 'dora', now() + interval '10 years 2 days'), 'sign-off-missing', 'After ten years a new one is, too');
select tests.given(format($$ insert into ledger.hold (seq, name, reason, placed_by) values (%s, 'inquiry', 'asked', %L) $$, pg_temp.seq('old'), tests.id('dora')));
select is(pg_temp.problem('old', 'dora'), 'legal-hold', 'A hold beats everything');
select is(pg_temp.of_change('t2'), 'legal-hold', 'a row as it is, too');
select set_config('safelane_test.late', tests.old_entry(tests.id('thing'), '2010-05-03T12:00:00Z')::text, true);
select is(pg_temp.problem('late', 'dora'), 'not-in-the-tree', 'What has no place cannot be pointed at');
select set_config('safelane_test.first', tests.truth($$ select seq from ledger.opening where first_change is not null order by seq limit 1 $$), true);
select is(pg_temp.problem('first', 'dora', now() + interval '20 years'), 'still-witnessed', 'The witness of a row as it is stays');

select * from finish();
rollback;
