-- An erasure takes the opening, leaves the leaf, and says so.
begin;
select plan(14);

select tests.person('dora', '{dsl}');
select tests.person('cora', '{compliance_reporter}');
create function pg_temp.seq(p_name text) returns bigint language sql as $f$ select current_setting('safelane_test.' || p_name)::bigint $f$;
select set_config('safelane_test.old', tests.old_entry(tests.id('thing'), '2010-05-03T12:00:00Z')::text, true);
select set_config('safelane_test.new', tests.old_entry(tests.id('thing'), now())::text, true);
select tests.seal_ledger();
select tests.given(format($$ insert into ledger.sign_off (seq, reason, signed_by) values (%s, 'over', %L) $$, pg_temp.seq('old'), tests.id('cora')));
select set_config('safelane_test.leaf', tests.truth('select leaf_hash from ledger.entry where seq = ' || pg_temp.seq('old')), true);
select set_config('safelane_test.root', tests.truth('select ledger.root(ledger.size())'), true);
select set_config('safelane_test.size', tests.truth('select ledger.size()'), true);
select set_config('safelane_test.said', tests.truth('select to_jsonb(opening) from ledger.opening where seq = ' || pg_temp.seq('old')), true);
select tests.become('dora', 'web_dsl');
create function pg_temp.erase(p_name text) returns jsonb language plpgsql as $f$
begin
  return tests.value_as('cap_ledger', format('ledger.erase(%s, ''it is over'')', pg_temp.seq(p_name)));
end;
$f$;
select tests.answers($$ select pg_temp.erase('new') $$, 409, 'retention-floor', 'Before the floor it is refused');
select is(tests.truth($$ select outcome || reasons::text || detail from ledger.record order by seq desc limit 1 $$), format('refused{RETENTION_FLOOR}{"seq": %s}', pg_temp.seq('new')), 'and the refusal is entered');
select tests.answers($$ select pg_temp.erase('old') $$, 200, null, 'After it, signed by somebody else, it is done');
select is(tests.truth('select count(*) from ledger.opening where seq = ' || pg_temp.seq('old')), '0', 'What it said is gone');
select is(tests.truth('select leaf_hash from ledger.entry where seq = ' || pg_temp.seq('old')), current_setting('safelane_test.leaf'), 'The leaf is there');
select is(tests.truth('select ledger.root(' || current_setting('safelane_test.size') || ')'), current_setting('safelane_test.root'), 'and the root is what it was');
create function pg_temp.stone() returns jsonb language plpgsql as $f$
begin
  return tests.truth($q$ select convert_from(leaf, 'UTF8')::jsonb -> 'erased' from ledger.entry order by seq desc limit 1 $q$);
end;
$f$;
select is(pg_temp.stone() - '{release,retention_salt,idx}'::text[], '{"class": "audit_chain", "floor": "2020-05-03"}', 'The tombstone says class and floor');
select is(tests.truth(format($$ select sha256(decode(%L, 'hex'))::text = '\x' || (convert_from(leaf, 'UTF8')::jsonb ->> 'release') from ledger.entry where seq = %s $$, pg_temp.stone() ->> 'release', pg_temp.seq('old'))), 'true', 'Its token is the one that the leaf committed to');
select is(tests.truth(format($$ select encode(sha256(decode(%L, 'hex') || convert_to('{"class":"audit_chain","floor":"2020-05-03"}', 'UTF8')), 'hex') = convert_from(leaf, 'UTF8')::jsonb ->> 'retention' from ledger.entry where seq = %s $$, pg_temp.stone() ->> 'retention_salt', pg_temp.seq('old'))), 'true', 'and so is its retention');
select is(tests.truth('select ledger.index_of(' || pg_temp.seq('old') || ')'), pg_temp.stone() ->> 'idx', 'at its index');
select is(tests.truth($$ select convert_from(leaf, 'UTF8') = ledger.canonical(convert_from(leaf, 'UTF8')::jsonb) from ledger.entry order by seq desc limit 1 $$), 'true', 'The tombstone is canonical');
select is(tests.truth($$ select body::jsonb ->> 'reason' from ledger.opening order by seq desc limit 1 $$), 'it is over', 'The reason is in its own opening');
select tests.answers($$ select pg_temp.erase('old') $$, 404, 'not-found', 'What is gone is not erased again');
select tests.is_refused_to('cap_booking', 'select ledger.erase(1, ''x'')', 'No lane erases');

select * from finish();
rollback;
