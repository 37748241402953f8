-- An erasure takes the opening, leaves the leaf, and says so.
begin;
select plan(18);

select tests.person('dora', '{dsl}');
select tests.person('cora', '{compliance_reporter}');
create function pg_temp.seq(p_name text) returns bigint language sql as $f$ select current_setting('safelane_test.' || p_name)::bigint $f$;
-- rows of which two entries of one transaction told; another transaction ran meanwhile, and all were changed since
select set_config('safelane_test.' || place,
  tests.changed('a.b', place, p_xid => case when place in ('d', 'h') then '6' else '5' end::xid8)::text, true)
from unnest('{a,b,d,c,e,f,h,g}'::text[]) as place;
select tests.changed('a.b', place, 'later', '6') from unnest('{b,c,f,g}'::text[]) as place;
select set_config('safelane_test.old', tests.old_entry(tests.id('thing'), '2010-05-03T12:00:00Z', p_xid => '5', p_first_change => pg_temp.seq('b'), p_last_change => pg_temp.seq('c'))::text, true);
select set_config('safelane_test.next', tests.old_entry(tests.id('next'), '2010-05-03T12:00:00Z', p_xid => '5', p_first_change => pg_temp.seq('f'), p_last_change => pg_temp.seq('g'))::text, true);
create function pg_temp.left_over() returns text language sql as $f$
  select tests.truth($q$ select string_agg(target, '' order by target) from ledger.change where kind = 'a.b' and xid in ('5', '6') and after = sha256('after') $q$)
$f$;
select set_config('safelane_test.new', tests.old_entry(tests.id('thing'), now())::text, true);
select tests.seal_ledger();
select tests.given(format($$ insert into ledger.sign_off (seq, reason, signed_by) values (%s, 'over', %L), (%s, 'over', %2$L) $$, pg_temp.seq('old'), tests.id('cora'), pg_temp.seq('next')));
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
select is(pg_temp.left_over(), 'adefgh', 'and with it the digests that it listed, and no others');
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

-- the gates behind it, off: it takes what it was asked to take, and nothing else
select tests.given('alter table ledger.change disable trigger _100_only_with_tombstone; alter policy cap_ledger_delete_with_tombstone on ledger.change using (true)');
select tests.given('alter table ledger.opening disable trigger _100_only_with_tombstone; alter policy cap_ledger_delete_with_tombstone on ledger.opening using (true)');
select set_config('safelane_test.others', tests.truth('select count(*) from ledger.opening where seq <> ' || pg_temp.seq('next')), true);
select tests.answers($$ select pg_temp.erase('next') $$, 200, null, 'Another is erased');
select is(tests.truth('select count(*) - 1 from ledger.opening'), current_setting('safelane_test.others'), 'one opening, for which there is a tombstone');
select is(pg_temp.left_over(), 'adeh', 'and what it listed');

select * from finish();
rollback;
