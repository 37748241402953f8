-- Neighbours are hashed together, level by level.
begin;
select plan(5);

create function pg_temp.h(p_text text) returns text language sql as $f$ select encode(sha256(convert_to(p_text, 'UTF8')), 'hex') $f$;
create function pg_temp.ladder(p_hashes text, p_level integer) returns text language plpgsql as $f$
begin
  return tests.value_as('cap_ledger', format('encode((ledger.ladder(decode(%L, ''hex'')))[%s], ''hex'')', p_hashes, p_level));
end;
$f$;
create function pg_temp.pair(p_left text, p_right text) returns text language sql as $f$ select encode(sha256('\x01'::bytea || decode(p_left || p_right, 'hex')), 'hex') $f$;
select is(pg_temp.ladder(pg_temp.h('a'), 9), pg_temp.h('a'), 'One hash is its own root');
select is(pg_temp.ladder(pg_temp.h('a') || pg_temp.h('b'), 9), pg_temp.pair(pg_temp.h('a'), pg_temp.h('b')), 'Two are hashed together');
select is(pg_temp.ladder(pg_temp.h('a') || pg_temp.h('b') || pg_temp.h('c'), 9), pg_temp.pair(pg_temp.pair(pg_temp.h('a'), pg_temp.h('b')), pg_temp.h('c')), 'A third moves up alone');
select is(pg_temp.ladder(pg_temp.h('a') || pg_temp.h('b') || pg_temp.h('c'), 2), pg_temp.pair(pg_temp.h('a'), pg_temp.h('b')) || pg_temp.h('c'), 'Every level is there');
select is(tests.value_as('cap_ledger', $$ cardinality(ledger.ladder(sha256(''))) $$), '9', 'There are nine');

select * from finish();
rollback;
