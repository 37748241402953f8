-- A closed table is shut to everybody, its owner included, whatever was said about it before (TS-67, TS-77).
begin;
select plan(17);

select tests.given($$ create table booking.scratch (id integer primary key, note text) $$);
select tests.given($$ alter table booking.scratch owner to safelane_owner $$);
select tests.given($$ insert into booking.scratch values (1, 'kept') $$);
select tests.given($$ grant select, insert on booking.scratch to public $$);
select tests.given($$ grant all on booking.scratch to cap_booking with grant option $$);
select tests.given($$ grant update (note) on booking.scratch to web_tutor $$);
select tests.given($$ create policy anything on booking.scratch for all to public using (true) $$);
select tests.given($$ create policy never on booking.scratch as restrictive for select using (false) $$);
select tests.given($$ select guard.append_only('booking.scratch') $$);
select tests.given($$ select ledger.protect('booking.scratch') $$);
select tests.given($$ create trigger _900_other after insert on booking.scratch
  for each row execute function guard.refuse_change() $$);
-- what the owner was granted of somebody else's table
select tests.given($$ create table booking.elsewhere (note text); grant select (note) on booking.elsewhere to safelane_owner $$);

select lives_ok($$ select tests.given('select guard.close_table(''booking.scratch'')') $$, 'A table is closed');

select is(tests.truth($$ select relrowsecurity from pg_class where oid = 'booking.scratch'::regclass $$), 'true',
  'row security is enabled');
select is(tests.truth($$ select relforcerowsecurity from pg_class where oid = 'booking.scratch'::regclass $$), 'true',
  'and forced');
select is(tests.truth($$ select string_agg(polname, ',') from pg_policy where polrelid = 'booking.scratch'::regclass $$),
  'capability_in_its_functions_only', 'no policy is left, permissive or restrictive, but one that each table has');
select is(tests.truth($$ select count(distinct (polcmd, polpermissive, polroles, pg_get_expr(polqual, polrelid), polwithcheck)) from pg_policy
    where polname = 'capability_in_its_functions_only' $$), '1', 'and each table has it alike');
select is(tests.truth($$ select count(*) from pg_class, aclexplode(relacl)
    where oid = 'booking.scratch'::regclass and grantee <> relowner $$), '0',
  'no grant is left to anybody but the owner');
select is(tests.truth($$ select count(*) from pg_attribute, aclexplode(attacl)
    where attrelid = 'booking.scratch'::regclass $$), '0',
  'no column is left granted');
select is(tests.truth($$ select string_agg(tgname, ',') from pg_trigger where tgrelid = 'booking.scratch'::regclass $$),
  '_900_other', 'the triggers of append_only and protect are the policy file''s to attach again; others stay');
select is(tests.truth($$ select count(*) from booking.scratch $$), '1', 'the rows stay');
select is(tests.value_as('safelane_owner', 'select count(*) from booking.scratch'), '0',
  'and the owner reads none of them');

select tests.given($$ grant select on booking.scratch to cap_booking $$),
  tests.given($$ create policy theirs on booking.scratch for select to cap_booking, safelane_owner using (true) $$);
select is(tests.value_as('cap_booking', 'select count(*) from booking.scratch'), '1',
  'What a capability may read it reads in a function');
select is(tests.value_as('safelane_owner', 'select count(*) from booking.scratch'), '0',
  'and who is no capability and no persona reads nothing, whatever else allows it');

select lives_ok($$ select tests.given('select guard.close_table(''booking.scratch'')') $$,
  'A closed table is closed again without complaint');

select tests.given($$ create view booking.scratched as select 1 as one $$);
select throws_ok($$ select tests.given('select guard.close_table(''booking.scratched'')') $$,
  '42809', 'booking.scratched is not a table', 'A view is not closed: it has no row security');

select tests.become('ann', 'web_tutor')
from (select tests.person('ann', '{tutor}')) as ann;
select tests.is_refused($$ select guard.close_table('booking.lesson') $$, 'Nobody in a request closes a table');
select tests.is_refused_to('cap_booking', $$ select guard.close_table('booking.lesson') $$,
  'and no capability role does');
select tests.is_refused_to('cap_migration', $$ select guard.close_table('booking.lesson') $$,
  'nor the role that loads reference data');

select * from finish();
rollback;
