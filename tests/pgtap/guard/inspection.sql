-- What was seen is added by an inspection, and never changed or removed by anybody (TS-12).
begin;
select plan(19);

create function pg_temp.seen(p_number integer, p_more jsonb default '{}') returns jsonb language sql as $f$
  select jsonb_build_object('inspection', p_number, 'cluster', 1, 'database', 1, 'passages', 0, 'seen', 0, 'unexplained', 0,
    'root', repeat('0', 64), 'whole', true, 'with_roles', false) || p_more
$f$;
create function pg_temp.row_with(p_more jsonb) returns jsonb language sql as $f$
  select pg_temp.seen(98, '{"login": "somebody", "at": "2026-11-21T12:00:00Z"}' || p_more)
$f$;

select is(tests.do_as('cap_guard', tests.row_of('guard.inspection', pg_temp.seen(97))), 1::bigint, 'An inspection is added');
select is(tests.truth('select login from guard.inspection where inspection = 97'), session_user::text, 'by whoever logged in');
select is(tests.value_as('cap_guard', 'select count(*) from guard.inspection where inspection = 97'), '1', 'and the next reads it');
select tests.is_refused_to('cap_guard', tests.row_of('guard.inspection', pg_temp.seen(number)), 'Inspections are counted from 1 on') from unnest(array[0, -1]) as number;
select tests.is_refused_to('cap_guard', tests.row_of('guard.inspection', pg_temp.seen(96, '{"login": "somebody"}')), 'Nobody inspects in another name');
select tests.cannot_be('guard.inspection', pg_temp.row_with(what), wanted)
from (values ('{"because": "yes"}'::jsonb, 'A reason is words'), (jsonb_build_object('because', repeat('b', 1001)), 'a thousand characters of them'),
  ('{"root": "0"}', 'A root is a hash'), (jsonb_build_object('root', repeat('G', 64)), 'in hexadecimal')) as rows (what, wanted);
select lives_ok(format('select tests.given(%L)', tests.row_of('guard.inspection', pg_temp.row_with('{"because": "It was restored."}'))), '(which is in order otherwise)');
select tests.is_refused($$ select tests.given('delete from guard.inspection') $$, 'A superuser removes nothing', '23001');
select tests.is_refused($$ select tests.given('update guard.inspection set seen = 1') $$, 'changes nothing', '23001');
select tests.is_refused($$ select tests.given('truncate guard.inspection') $$, 'and does not empty it', '23001');
select tests.is_refused_to('cap_guard', 'delete from guard.inspection', 'nor does the guard itself');
select tests.is_refused_to(role, tests.row_of('guard.inspection', pg_temp.seen(99)), 'Another lane adds nothing, nor does a migration') from unnest(array['cap_booking', 'cap_migration']) as role;
select tests.is_refused_to('cap_booking', 'select * from guard.inspection', 'and nobody else reads it');
select tests.given('grant insert on guard.inspection to cap_guard');
select tests.is_refused_to('cap_guard', tests.row_of('guard.inspection', pg_temp.seen(96, '{"login": "somebody", "at": "2026-11-21T12:00:00Z"}')), 'A privilege more changes nobody''s name');

select * from finish();
rollback;
