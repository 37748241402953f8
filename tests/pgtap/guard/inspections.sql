-- Who inspected, and what they wrote down, stays to be read (TS-12).
begin;
select plan(3);

select tests.given('select guard.inspect()');
select tests.given('select guard.inspect(null, ''Repaired by the DBA, ticket 12.'')');
select is(tests.truth('(select string_agg(inspection || coalesce(because, ''''), '' '' order by inspection) from guard.inspections())'),
  '1 2Repaired by the DBA, ticket 12.', 'Every inspection has its number and its words');
select is(tests.truth('(select count(*) from guard.inspections(2))'), '1', 'They are listed from a number on');
select tests.is_refused_to('cap_booking', 'select * from guard.inspections()', 'Only the operator asks');

select * from finish();
rollback;
