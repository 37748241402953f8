-- The floor holds for every role that can write at all (TS-06, F13).
begin;
select plan(19);

select tests.follows_profile();
select tests.person('ann', '{tutor}');
select tests.organisation('acme', 'agency');
select tests.engagement('ann at acme', 'ann', 'acme');

select tests.is_refused($$ select tests.override('x', 'acme', 'vetting.dbs_interval', '"P37M"') $$, 'A contract below the floor is refused even to a superuser', 'PT422');
select lives_ok($$ select tests.override('at the floor', 'acme', 'vetting.dbs_interval', '"P3Y"') $$, 'at the floor it is not');
select tests.is_refused($$ select tests.deviation('chaperone.under_13.in_person', '"none"', null, 'ann at acme') $$, 'A deviation below the floor is refused', 'PT422');
select lives_ok($$ select tests.deviation('chaperone.under_13.in_person', '"available"', null, 'ann at acme') $$, 'at the floor it is not');
select tests.is_refused($$ select tests.given($s$ insert into policy.profile_value values ('mytutor', 'student.min_age', '4', now()) $s$) $$,
  'A profile below the floor is refused', 'PT422');
select lives_ok($$ select tests.given($s$ insert into policy.profile_value values ('mytutor', 'student.min_age', '6', now()) $s$) $$, 'above it is not');
select tests.is_refused_to('cap_migration', $$ insert into policy.profile_value values ('mytutor', 'student.min_age', '4', now()) $$,
  'A revision cannot either', 'PT422');
select tests.is_refused($$ select tests.override('x', 'acme', 'vetting.dbs_interval', '"a year"') $$, 'A value of the wrong form is refused', 'PT422');
select tests.is_refused($$ select tests.override('x', 'acme', 'no.such_key', '1') $$, 'an unknown key is refused', 'PT422');
select tests.is_refused($$ select tests.override('x', 'acme', 'vetting.min_references', 'null') $$, 'and a value that is none', 'PT422');
select tests.is_refused($$ select tests.given($s$ update policy.contract_override set value = '"P9Y"' $s$) $$,
  'Nobody updates an override at all', '23001');

select tests.override('a set', 'acme', 'ack.required', '["safeguarding", "aua"]');
select is(tests.truth($$ select value from policy.contract_override where override_id = tests.id('a set') $$), '["aua", "safeguarding"]', 'Sets are kept in one order');

select tests.given('set local session_replication_role = replica');
select tests.is_refused($$ select tests.override('x', 'acme', 'vetting.dbs_interval', '"P37M"') $$, 'In a replica session the floor of contracts holds', 'PT422');
select tests.is_refused($$ select tests.deviation('chaperone.under_13.in_person', '"none"', null, 'ann at acme') $$, 'that of deviations', 'PT422');
select tests.is_refused($$ select tests.given($s$ insert into policy.profile_value values ('mytutor', 'student.min_age', '4', now()) $s$) $$, 'and that of profiles', 'PT422');
select tests.given('set local session_replication_role = origin');

select is(
  tests.truth($$ select count(*) from pg_catalog.pg_trigger where tgname = '_200_not_below_the_floor' and tgenabled = 'A' $$), '3',
  'All three triggers are ENABLE ALWAYS');
select is(
  tests.truth($$
    select count(*) from policy.parameter, policy.profile
    where not exists (select from policy.profile_value where profile_value.key = parameter.key and profile_value.profile = profile.profile) $$),
  '0', 'Every profile says something about every parameter');
select is(
  tests.truth($$
    select count(*) from policy.profile_value join policy.parameter using (key)
    where policy.crosses_floor(parameter, profile_value.value, 'profile') $$),
  '0', 'and none of it lies below a floor');
select is(
  tests.truth($$ select count(*) from policy.profile_value as v join policy.parameter using (key) where v.value is distinct from policy.canonical_value(type, v.value) $$),
  '0', 'All values are kept in their one form');

select * from finish();
rollback;
