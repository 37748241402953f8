-- Of a function's text the posture has a digest, at the end of its line; nothing else is one (TS-67, TS-77).
begin;
select plan(5);

create function pg_temp.digests(variadic p_lines text[]) returns text language sql as $$
  select tests.value_as('cap_warden', format('(select string_agg(left(digest, 2), '', '' order by digest) from warden.digests_in(%L))', p_lines))
$$;
create function pg_temp.sha(p_digit text) returns text language sql as $$ select ' sha256 ' || repeat(p_digit, 64) $$;

select is(pg_temp.digests('function | a.f() | CREATE f' || pg_temp.sha('1'), 'table | a.b | shut', 'function | a.g() | CREATE g' || pg_temp.sha('2')), '11, 22', 'Each function has one');
select is(pg_temp.digests('function | a.f() | CREATE f' || pg_temp.sha('1'), 'function | a.f(text) | CREATE f' || pg_temp.sha('1')), '11', 'The same text is one text');
select is(pg_temp.digests('view | a.v | as SELECT' || pg_temp.sha('1')), null, 'What else there is reads as it is');
select is(pg_temp.digests('function | a.f() | CREATE f' || pg_temp.sha('1') || ' and more', 'function | a.f() | aggregate', 'function | a.g() | CREATE f' || pg_temp.sha('G')), null, 'and so does what ends otherwise');
select is(tests.value_as('cap_warden', $$ (select count(*) from warden.digests_in('{}')) $$), '0', 'No lines, no digests');

select * from finish();
rollback;
