-- Every view of the API answers a write with "you may not", whichever kind of view it is.
begin;
select plan(8);

select is(tests.truth($$ select count(*) from pg_class as c where c.relnamespace = 'api'::regnamespace and c.relkind = 'v'
    and pg_relation_is_updatable(c.oid, true) & 28 = 0 $$), '0', 'PostgreSQL could write through every one of them, so it asks for the right first');
select is(tests.truth($$ select count(*) from pg_class as c, unnest(array['INSERT', 'UPDATE', 'DELETE']) as verb, unnest(array[
    'web_anon', 'web_learner', 'web_guardian', 'web_tutor', 'web_agency', 'web_school', 'web_vetting', 'web_compliance', 'web_service',
    'web_admin', 'web_dsl', 'web_lado']) as role
  where c.relnamespace = 'api'::regnamespace and c.relkind = 'v' and has_table_privilege(role, c.oid, verb) $$), '0', 'and nobody has it');
select is(tests.tried($$ select tests.do_as('safelane_owner', 'select guard.read_only(''identity.person'')') $$), '42809 identity.person is not a view', 'It is for views');
select is(tests.tried($$ select tests.given('create materialized view booking.kept as select 1 as one; select guard.read_only(''booking.kept'')') $$), '42809 booking.kept is not a view', 'and not for what holds rows');
select tests.given($$ create view booking.summed as select count(*) as lessons from booking.lesson $$);
select is(tests.tried($$ select tests.given('insert into booking.summed values (1)') $$) ~ '^55000 cannot insert into view', true, 'PostgreSQL says of a view what it is, before it asks who writes');
select is(tests.tried($$ select tests.given('select guard.read_only(''booking.summed'')') $$, $$ select tests.given('insert into booking.summed values (1)') $$), '42501 nothing is written through booking.summed', 'One that was closed refuses whoever writes');
select is(tests.tried($$ select tests.given('select guard.read_only(''booking.summed''); select guard.read_only(''booking.summed'')') $$, $$ select 'twice' $$), 'twice', 'and is closed again without complaint');
select tests.pretend('web_tutor');
select tests.is_refused($$ select guard.read_only('api.tutors') $$, 'and for migrations');

select * from finish();
rollback;
