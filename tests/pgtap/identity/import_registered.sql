-- People and organisations are named in a file as the platform names them.
begin;
select plan(6);

select tests.person('ada', '{platform_administrator}');
select tests.become('ada', 'web_admin');
select api.register_person('Tom', 'Tutor', '1990-01-01', '{tutor}', 'X-1');
select api.register_organisation('school', 'South School', 'X-3');
select api.register_organisation('school', 'North School', 'X-1');

create function pg_temp.asked(p_kind text, p_ref text) returns text language sql as $sql$
  select format($$ select identity.import_registered(%L, 'tutor_ref', %L) $$, jsonb_build_object('tutor_ref', p_ref), p_kind)
$sql$;

select is(tests.value_as('cap_identity', pg_temp.asked('person', 'X-1')),
  tests.truth($$ select person_id from identity.person where external_ref = 'X-1' $$), 'A person by their reference');
select is(tests.value_as('cap_identity', pg_temp.asked('school', 'X-1')),
  tests.truth($$ select organisation_id from identity.organisation where external_ref = 'X-1' $$),
  'a school by the same one');
select is(tests.value_as('cap_identity', pg_temp.asked('person', '')), null, 'An empty cell names nobody');
select tests.is_refused_to('cap_identity', pg_temp.asked('agency', 'X-1'), 'A school is no agency', 'PT422');
select tests.is_refused_to('cap_identity', pg_temp.asked('person', 'X-2'), 'Nobody has this reference', 'PT422');
select tests.is_refused_to('cap_vetting', pg_temp.asked('person', 'X-1'), 'No other lane asks it');

select * from finish();
rollback;
