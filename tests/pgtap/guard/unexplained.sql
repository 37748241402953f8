-- What changed without a migration is told with what happened to it, until somebody says why (TS-67, TS-77).
begin;
select plan(6);

create function pg_temp.problem(p_object text) returns text language sql as $$
  select regexp_replace(tests.truth(format('(select problem from guard.unexplained() where object = %L)', p_object)), '\d{4}-[^U]*UTC', 'THEN')
$$;

select tests.given('select guard.inspect()');
select tests.given('alter table booking.lesson no force row level security');
select tests.given('alter table booking.lesson force row level security');
select tests.given('alter table booking.presence disable row level security');
select tests.given('create function guard.made() returns integer language sql return 1');
select tests.given('drop function vetting.midnight(date) cascade');
select tests.given('select guard.inspect()');
select is(pg_temp.problem('table booking.lesson'), 'changed since THEN though its text is as before', 'Changed and changed back');
select is(pg_temp.problem('table booking.presence'), 'changed since THEN, and no migration changed it', 'Changed for good');
select is(pg_temp.problem('function guard.made()'), 'is new since THEN, and no migration made it', 'New');
select is(pg_temp.problem('function vetting.midnight(date)'), 'is gone since THEN, and no migration removed it', 'Gone');
select is(pg_temp.problem('table identity.person'), null, 'Nothing is said of what is as it was');
select tests.is_refused_to('cap_booking', 'select * from guard.unexplained()', 'Only the operator asks');

select * from finish();
rollback;
