-- Every view of the API answers a write with "you may not", whichever kind of view it is.
begin;
select plan(4);

select is(tests.truth($$ select count(*) from pg_class as c where c.relnamespace = 'api'::regnamespace and c.relkind = 'v'
    and pg_relation_is_updatable(c.oid, true) & 28 = 0 $$), '0', 'PostgreSQL could write through every one of them, so it asks for the right first');
select is(tests.truth($$ select count(*) from pg_class as c, unnest(array['INSERT', 'UPDATE', 'DELETE']) as verb, unnest(array[
    'web_anon', 'web_learner', 'web_guardian', 'web_tutor', 'web_agency', 'web_school', 'web_vetting', 'web_compliance', 'web_service',
    'web_admin', 'web_dsl', 'web_lado']) as role
  where c.relnamespace = 'api'::regnamespace and c.relkind = 'v' and has_table_privilege(role, c.oid, verb) $$), '0', 'and nobody has it');
select tests.is_refused_to('safelane_owner', $$ select guard.read_only('identity.person') $$, 'It is for views', '42809');
select tests.pretend('web_tutor');
select tests.is_refused($$ select guard.read_only('api.tutors') $$, 'and for migrations');

select * from finish();
rollback;
