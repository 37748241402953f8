-- Openings and changes go together with a tombstone, and never change.
begin;
select plan(4);

select tests.person('dora', '{dsl}');
select tests.person('cora', '{compliance_reporter}');
create function pg_temp.seq(p_name text) returns bigint language sql as $f$ select current_setting('safelane_test.' || p_name)::bigint $f$;
select set_config('safelane_test.old', tests.old_entry(tests.id('thing'), '2010-05-03T12:00:00Z')::text, true);
select set_config('safelane_test.new', tests.old_entry(tests.id('thing'), now())::text, true);
select tests.seal_ledger();

select tests.given(format($$ select ledger.enter('x', null, null, p_more => '"erased":{"release":"' || encode(release, 'hex') || '"},') from ledger.opening where seq = %s $$, pg_temp.seq('old')));
select tests.is_refused($$ select tests.given('update ledger.opening set body = body where seq = ' || pg_temp.seq('old')) $$, 'Not even a released opening is changed', '23001');
select tests.is_refused($$ select tests.given('delete from ledger.opening where seq = ' || pg_temp.seq('new')) $$, 'Another opening stays', '23001');
select tests.given('delete from ledger.opening where seq = ' || pg_temp.seq('old'));
select is(tests.truth('select count(*) from ledger.opening where seq = ' || pg_temp.seq('old')), '0', 'The one with the token goes');
select is(tests.truth($$ select string_agg(tgrelid::regclass::text || ':' || tgenabled::text, ' ' order by tgrelid::regclass::text) from pg_trigger where tgname = '_100_only_with_tombstone' $$), 'ledger.change:A ledger.opening:A', 'For everybody');

select * from finish();
rollback;
