-- Only a tombstone of this transaction releases an opening.
begin;
select plan(3);

select tests.person('dora', '{dsl}');
select tests.person('cora', '{compliance_reporter}');
create function pg_temp.seq(p_name text) returns bigint language sql as $f$ select current_setting('safelane_test.' || p_name)::bigint $f$;
select set_config('safelane_test.old', tests.old_entry(tests.id('thing'), '2010-05-03T12:00:00Z')::text, true);
select set_config('safelane_test.new', tests.old_entry(tests.id('thing'), now())::text, true);
select tests.seal_ledger();

select is(tests.truth(format('select ledger.is_released(release) from ledger.opening where seq = %s', pg_temp.seq('old'))), 'false', 'An opening is not released by being old');
select tests.given(format($$ select ledger.enter('x', null, null, p_more => '"erased":{"release":"' || encode(release, 'hex') || '"},') from ledger.opening where seq = %s $$, pg_temp.seq('old')));
select is(tests.truth(format('select ledger.is_released(release) from ledger.opening where seq = %s', pg_temp.seq('old'))), 'true', 'but by its token');
select is(tests.truth(format('select ledger.is_released(release) from ledger.opening where seq = %s', pg_temp.seq('new'))), 'false', 'which is nobody else''s');

select * from finish();
rollback;
