-- The learners of one request: none of them twice, never the tutor, sorted.
begin;
select plan(10);
create function pg_temp.learners(p_learners uuid[], p_min integer default 1) returns text language sql as $$
  select tests.truth(format('select booking.checked_learners(%L, %L, %L)', p_learners, tests.id('tutor'), p_min))
$$;
select is(pg_temp.learners(array['00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-000000000001']::uuid[]),
  '{00000000-0000-0000-0000-000000000001,00000000-0000-0000-0000-000000000002}', 'Sorted');
select is(pg_temp.learners('{}', 0), '{}', 'None, where none are needed');
select lives_ok(format('select pg_temp.learners(%L)', array(select md5(n::text)::uuid from generate_series(1, 50) as n)), 'Fifty at most');
select tests.is_refused(format('select pg_temp.learners(%L)', learners), why, 'PT422')
from (values ('{}'::uuid[], 'Somebody is taught'), (null, 'and named'),
  (array[array[tests.id('a')], array[tests.id('b')]], 'side by side'), (array[tests.id('a'), tests.id('a')], 'nobody twice'), (array[tests.id('a'), null], 'nobody unnamed'),
  (array[tests.id('a'), tests.id('tutor')], 'and never the tutor'),
  (array(select md5(n::text)::uuid from generate_series(1, 51) as n), 'Fifty-one are too many')) as bad (learners, why);
select * from finish();
rollback;
