-- People of a demonstration are made up; they are counted, and nothing is said of anybody.
begin;
select plan(3);

select is(tests.truth('select identity.demonstration_people()'), '0', 'Nobody here is made up');
select tests.given(format($$
  insert into identity.person (person_id, given_name, family_name, date_of_birth, account_state, registered_by, external_ref)
  values (%L, 'Ann', 'Example', '1990-01-01', 'active', tests.registrar(), 'demo-0b9d6c3a-1111-4222-8333-444455556666') $$, tests.id('ann')));
select is(tests.truth('select identity.demonstration_people()'), '1', 'One who has the reference of a demonstration is');
select tests.is_refused_to('cap_booking', 'select identity.demonstration_people()', 'Nobody else may ask');

select * from finish();
rollback;
