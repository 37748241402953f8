-- A leaf that opens to nothing, and that no tombstone gave away, is named: an opening that somebody took in silence (TS-12).
begin;
select plan(9);

select tests.person('dora', '{dsl}');
create function pg_temp.seq(p_name text) returns bigint language sql as $f$ select current_setting('safelane_test.' || p_name)::bigint $f$;
create function pg_temp.found() returns text language sql as $f$
  select tests.truth('select coalesce(string_agg(seq::text, '','' order by seq), '''') from ledger.unopened()')
$f$;
select set_config('safelane_test.' || name, tests.old_entry(tests.id(name), '2010-05-03T12:00:00Z')::text, true) from unnest('{kept,taken,erased}'::text[]) as name;
select tests.seal_ledger();
-- whoever signs reads openings of every transaction; here it is a lead who may
select tests.seal_as('dora', 'web_dsl');
select tests.given('alter table ledger.opening disable trigger _100_only_with_tombstone');

select is(pg_temp.found(), '', 'Where nobody took one there is none');
select tests.given('delete from ledger.opening where seq = ' || pg_temp.seq('taken'));
select is(pg_temp.found(), pg_temp.seq('taken')::text, 'One that went in silence is named');
select is(tests.truth('select idx from ledger.unopened()'), tests.truth('select ledger.index_of(' || pg_temp.seq('taken') || ')'), 'by its leaf');
select tests.given(format($$ insert into ledger.entry (leaf) values (convert_to('{"erased":{"idx":%s}}', 'UTF8')) $$,
  tests.truth('select ledger.index_of(' || pg_temp.seq('erased') || ')')));
select tests.given('delete from ledger.opening where seq = ' || pg_temp.seq('erased'));
select is(pg_temp.found(), pg_temp.seq('taken')::text, 'One that a tombstone gave away is not, and its tombstone excuses no other');
select tests.given($$ insert into ledger.entry (leaf) values (convert_to('nothing that a tombstone would be', 'UTF8')) $$);
select is(pg_temp.found(), pg_temp.seq('taken')::text, 'What has no place in the tree is not asked about, and only tombstones are read');
select is(tests.truth($$ select has_function_privilege('safelane_signer', 'ledger.unopened()', 'execute') $$), 'true', 'The signer may ask (tests/concurrency/test_ledger_integration.py)');
select is(tests.truth($$ select has_function_privilege('safelane_auditor', 'ledger.unopened()', 'execute') $$), 'true', 'so may the auditor');
select is(tests.truth($$ select has_function_privilege('safelane_sealer', 'ledger.unopened()', 'execute') $$), 'false', 'the sealer may not');
select tests.is_refused_to('cap_booking', 'select ledger.unopened()', 'lanes do not');

select * from finish();
rollback;
