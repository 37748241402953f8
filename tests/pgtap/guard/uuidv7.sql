-- Identifiers sort by the instant they were made, and have the bits of a version 7 UUID (RFC 9562).
begin;
select plan(7);

create temporary table made on commit drop as
  select n, tests.value_as('cap_booking', 'select guard.uuidv7()')::uuid as id from generate_series(1, 200) as n;

select is((select count(distinct id) from made), 200::bigint, 'No two are alike');
select is((select count(*) from made where substr(id::text, 15, 1) <> '7'), 0::bigint, 'The version is 7');
select is((select count(*) from made where substr(id::text, 20, 1) not in ('8', '9', 'a', 'b')), 0::bigint,
  'the variant is that of RFC 9562');
select is((select count(*) from made as a join made as b on b.n = a.n + 1
    where substr(b.id::text, 1, 18) < substr(a.id::text, 1, 18)), 0::bigint,
  'a later one never sorts before an earlier one');
select ok((select bool_and(abs(('x' || replace(substr(id::text, 1, 13), '-', ''))::bit(48)::bigint
      - extract(epoch from clock_timestamp()) * 1000) < 60000) from made),
  'the first 48 bits are milliseconds since 1970');
select is((select count(distinct substr(id::text, 20)) from made), 200::bigint, 'the last 62 bits are random');

select tests.become('ann', 'web_tutor')
from (select tests.person('ann', '{tutor}')) as ann;
select tests.is_refused($$ select guard.uuidv7() $$, 'A request makes none');

select * from finish();
rollback;
