-- Openings and changes go together with a tombstone, and never change, whoever asks (F21, F22).
begin;
select plan(10);

create function pg_temp.n(p_name text) returns bigint language sql as $f$ select current_setting('safelane_test.' || p_name)::bigint $f$;
-- two entries of one transaction list b and c, and e; another transaction ran meanwhile
select set_config('safelane_test.' || place,
  tests.changed('a.b', place, p_xid => case place when 'd' then '6' else '5' end::xid8)::text, true)
from unnest('{a,b,d,c,e}'::text[]) as place;
select set_config('safelane_test.old', tests.old_entry(tests.id('thing'), '2010-05-03T12:00:00Z', p_xid => '5', p_first_change => pg_temp.n('b'), p_last_change => pg_temp.n('c'))::text, true);
select set_config('safelane_test.new', tests.old_entry(tests.id('thing'), now(), p_xid => '5', p_first_change => pg_temp.n('e'), p_last_change => pg_temp.n('e'))::text, true);
select tests.tombstone(pg_temp.n('old'));
create function pg_temp.without(p_place text) returns text language sql as $f$
  select format('select tests.given(''delete from ledger.change where change_id = %s'')', pg_temp.n(p_place))
$f$;

select lives_ok(pg_temp.without('b') || ';' || pg_temp.without('c'), 'What a released opening lists goes');
select tests.is_refused(pg_temp.without('a'), 'What was before it stays', '23001');
select tests.is_refused(pg_temp.without('d'), 'what another transaction did meanwhile', '23001');
select tests.is_refused(pg_temp.without('e'), 'and what an opening lists that was not released', '23001');
select tests.is_refused($$ select tests.given('update ledger.change set target = target') $$, 'None is changed', '23001');
select tests.is_refused($$ select tests.given('update ledger.opening set body = body where seq = ' || pg_temp.n('old')) $$, 'Not even a released opening is changed', '23001');
select tests.is_refused($$ select tests.given('delete from ledger.opening where seq = ' || pg_temp.n('new')) $$, 'Another opening stays', '23001');
select tests.given('delete from ledger.opening where seq = ' || pg_temp.n('old'));
select is(tests.truth('select count(*) from ledger.opening where seq = ' || pg_temp.n('old')), '0', 'The one with the token goes');
select tests.is_refused($$ select tests.given('set local session_replication_role = replica; delete from ledger.opening where seq = ' || pg_temp.n('new')) $$, 'A session that replays takes no other', '23001');
select is(tests.truth($$ select string_agg(tgrelid::regclass::text || ':' || tgenabled::text, ' ' order by tgrelid::regclass::text) from pg_trigger where tgname = '_100_only_with_tombstone' $$), 'ledger.change:A ledger.opening:A', 'For everybody');

select * from finish();
rollback;
