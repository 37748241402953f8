-- A platform is founded once, in an empty database, by its operator.
begin;
select plan(9);

select is(tests.truth('select count(*) from identity.person'), '0', 'Nobody is here yet');
select isnt(tests.value_as('cap_identity', $$ identity.found_platform('Ada', 'Fund', 'mytutor', 'ref-1') $$), null, 'The founder is registered');
select is(tests.holds_lock(hashtextextended('identity.found_platform', 0)), true, 'Whoever founds it at the same instant waits, and is too late');
select is(tests.truth($$ select string_agg(given_name || ' ' || family_name || ' ' || power || ' ' || external_ref, ', ') from identity.person join identity.power using (person_id) where granted_by is null and registered_by is null $$),
  'Ada Fund platform_administrator ref-1', 'as the first administrator, whom nobody appointed');
select is(tests.truth('select policy.profile_in_force()'), 'mytutor', 'The profile is in force');
select is(tests.truth($$ select count(*) from ledger.record where action = 'found_platform' and xid = pg_current_xact_id() and target_id is not null $$), '1', 'The ledger begins');
select throws_ok($$ select tests.value_as('cap_identity', 'identity.found_platform(''Eve'', ''Second'')') $$, 'PT409', null, 'It happens once');
select tests.pretend('web_admin');
select tests.is_refused($$ select identity.found_platform('Eve', 'Request') $$, 'No request founds a platform');
select tests.is_refused_to('safelane_owner', $$ select identity.found_platform('Eve', 'Owner') $$, 'nor does the owner of the tables');

select * from finish();
rollback;
