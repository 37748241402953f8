-- Whom a row is about is said by the platform's reference or by our identifier, and by one of them only.
begin;
select plan(7);

select tests.person('ann', '{tutor}');
select tests.given($$ insert into identity.person (person_id, given_name, family_name, external_ref)
  values (tests.id('bea'), 'Bea', 'Example', 'T-1') $$);

create function pg_temp.asked(p_row jsonb) returns text language sql as $sql$
  select format($$ select vetting.import_subject(%L) $$, p_row)
$sql$;

select is(tests.value_as('cap_vetting', pg_temp.asked('{"person_ref": " T-1 "}')), tests.id('bea')::text, 'By reference');
select is(tests.value_as('cap_vetting', pg_temp.asked(jsonb_build_object('person_id', tests.id('ann')))),
  tests.id('ann')::text, 'by identifier');
select ok(tests.value_as('cap_vetting', pg_temp.asked('{"person_ref": "T-2"}')) ~ '^[0-9a-f-]{36}$',
  'A reference that nobody has is an identifier that nobody has');
select tests.is_refused_to('cap_vetting', pg_temp.asked('{"person_ref": "T-1", "person_id": "00000000-0000-0000-0000-000000000000"}'),
  'Not both', 'PT422');
select tests.is_refused_to('cap_vetting', pg_temp.asked('{"person_ref": " "}'), 'Not neither', 'PT422');
select tests.is_refused_to('cap_vetting', pg_temp.asked('{"person_id": "T-1"}'), 'A reference is no identifier', 'PT422');
select tests.is_refused_to('cap_identity', pg_temp.asked('{"person_ref": "T-1"}'), 'No other lane asks it');

select * from finish();
rollback;
