-- The newest inspection left what it knew, and nothing that is gone (TS-67, TS-77).
begin;
select plan(7);

-- what was seen in another cluster, then a beginning here, then what is seen of roles for the first time
select is(tests.tried($$ select tests.given('insert into guard.sighting (inspection, kind, name, change, verdict, fact) values
    (1001, ''table'', ''odd.elsewhere'', ''first'', ''first'', ''1''), (1002, ''table'', ''odd.changed'', ''first'', ''first'', ''1''),
    (1002, ''table'', ''odd.gone'', ''first'', ''first'', ''1''), (1002, ''table'', ''odd.kept'', ''first'', ''first'', ''1''),
    (1003, ''table'', ''odd.changed'', ''changed'', ''unexplained'', ''2''), (1003, ''table'', ''odd.gone'', ''gone'', ''unexplained'', null),
    (1004, ''role'', ''odd'', ''first'', ''first'', ''1'')') $$,
  $$ select tests.truth('(select array_agg(concat_ws('' '', kind, name, fact) order by kind, name) from guard.sighted())') $$), '{"role odd 1","table odd.changed 2","table odd.kept 1"}',
  'What is known is the last of each since the last beginning here, and that roles were seen for the first time is none');
select is(tests.tried($$ select tests.given('insert into guard.sighting (inspection, kind, name, change, verdict, fact) values
    (1001, ''table'', ''odd.there'', ''first'', ''first'', ''1''), (1002, ''table'', ''odd.new'', ''new'', ''migration'', ''1'')') $$,
  $$ select tests.truth('(select array_agg(name order by name) from guard.sighted())') $$), '{odd.new,odd.there}', 'What is new begins nothing');
select is(tests.truth('(select count(*) from guard.sighted())'), '0', 'Where nobody looked nothing is known');

select tests.given('create function guard.passing() returns integer language sql return 1');
select tests.given('select guard.inspect()');
select is(tests.truth('(select count(*) from guard.sighted())'), tests.truth('(select count(*) from guard.sightings())'), 'All that is here is known');
select tests.given('drop function guard.passing()');
select tests.given('select guard.inspect()');
select is(tests.truth($$ (select count(*) from guard.sighted() where name = 'guard.passing()') $$), '0', 'What is gone is not');
select is(tests.truth('(select count(*) from (select * from guard.sighted() except select * from guard.sightings()) as other)'), '0', 'and all is as it is');
select tests.is_refused_to('cap_booking', 'select * from guard.sighted()', 'Only the operator asks');

select * from finish();
rollback;
