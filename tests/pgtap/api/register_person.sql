-- People are registered by an administrator; a tutor is an adult whose date of birth is known (TS-04, F1).
begin;
select plan(33);

select tests.person('ada', '{platform_administrator}');
select tests.person('vera', '{vetting_officer}');

select tests.become('ada', 'web_admin');
select tests.answers($$ select api.register_person('  Kim ', 'Kidd', '2015-05-01', '{learner}', 'K-1') $$, 201, null,
  'An administrator registers a learner');
select is(
  tests.truth($$ select concat_ws(' ', given_name, family_name, date_of_birth, account_state, registered_by = tests.id('ada'))
                         from identity.person where external_ref = 'K-1' $$),
  'Kim Kidd 2015-05-01 active t',
  'under the trimmed name, in her own name');
select is(
  tests.truth($$ select concat_ws(' ', power, granted_by = tests.id('ada'), valid_from = now(), valid_until is null)
                         from identity.power where person_id = (select person_id from identity.person where external_ref = 'K-1') $$),
  'learner t t t',
  'with the power to be one from now on');
select is(tests.truth($$ select concat_ws(' ', actor_id = tests.id('ada'), persona, action, target_kind, outcome,
                           target_id = (select person_id from identity.person where external_ref = 'K-1'))
                         from ledger.record order by seq desc limit 1 $$),
  't web_admin register_person person done t', 'and the ledger says so');

select tests.answers($$ select api.register_person('Kim', 'Kidd', '2015-05-01', '{learner}', ' K-1 ') $$, 409,
  'already-registered', 'The same reference is registered once');
select is(
  tests.truth($$ select concat_ws(' ', action, outcome, reasons) from ledger.record order by seq desc limit 1 $$),
  'register_person refused {ALREADY_REGISTERED}',
  'and the refusal is in the ledger');
select is(
  tests.truth($$ select count(*) from identity.person where external_ref = 'K-1' $$),
  '1',
  'There is one of them');

select is(api.register_person('Una', 'Known', powers => '{learner}') ->> 'age_band', 'under_13',
  'A learner without a date of birth counts as under 13');
select tests.answers($$ select api.register_person('Tom', 'Tutor', null, '{tutor}') $$, 409, 'adult-required',
  'A tutor without a date of birth is refused');
select tests.answers(
  $$ select api.register_person('Tom', 'Tutor', ((now() at time zone 'Europe/London')::date - interval '18 years' + interval '1 day')::date, '{tutor}') $$,
  409,
  'adult-required',
  'A tutor is refused on the eve of the eighteenth birthday');
select tests.answers(
  $$ select api.register_person('Tom', 'Tutor', ((now() at time zone 'Europe/London')::date - interval '18 years')::date, '{tutor,tutor}', 'T-1') $$,
  201,
  null,
  'and registered on it');
select is(tests.truth($$ select count(*) from identity.power as held join identity.person as known using (person_id)
                         where known.external_ref = 'T-1' $$), '1', 'A power that is named twice is granted once');
select tests.answers($$ select api.register_person('Sue', 'Ward', '1990-01-01', '{learner,tutor}') $$, 201, null,
  'An adult may learn and teach');
select tests.answers($$ select api.register_person('Pat', 'Parent') $$, 201, null, 'A parent needs no power');

select throws_ok($$ select api.register_person('', 'Kidd') $$, 'PT422', 'given_name is required', 'A name is needed');
select throws_ok(
  $$ select api.register_person('Kim', null) $$,
  'PT422',
  'family_name is required',
  'and a family name');
select throws_ok(
  $$ select api.register_person(repeat('x', 201), 'Kidd') $$,
  'PT422',
  'given_name has the wrong length',
  'A name without end is refused');
select throws_ok(
  $$ select api.register_person('Kim', E'Kidd\nAdmin') $$,
  'PT422',
  'family_name contains control characters',
  'A name of two lines is refused');
select throws_ok($$ select api.register_person('Kim', 'Kidd', (now() + interval '2 days')::date) $$, 'PT422',
  'date_of_birth is not a possible date of birth', 'Nobody is born tomorrow');
select throws_ok($$ select api.register_person('Kim', 'Kidd', '1899-12-31') $$, 'PT422',
  'date_of_birth is not a possible date of birth', 'or before 1900');
select throws_ok($$ select api.register_person('Kim', 'Kidd', '1990-01-01', array[null, 'tutor']) $$, 'PT422',
  'powers is not one of the values it may have', 'No power is no power');
select throws_ok(format($$ select api.register_person('Kim', 'Kidd', '1990-01-01', array[%L]) $$, power), 'PT422',
  'powers is not one of the values it may have', format('%s is not given at registration', power))
from unnest(array['platform_administrator', 'dsl', 'vetting_officer', 'agency_dsl', 'nonsense']) as power;

select tests.with_headers('{"idempotency-key": "k1"}');
select is(api.register_person('Once', 'Only', null, '{learner}') ->> 'person_id',
  api.register_person('Once', 'Only', null, '{learner}') ->> 'person_id', 'A repeat under one key is one person');
select is(tests.truth($$ select count(*) from identity.person where given_name = 'Once' $$), '1', 'and one only');
select tests.answers($$ select api.register_person('Twice', 'Only') $$, 409, 'idempotency-key-reused',
  'Another request under that key is refused');
select tests.with_headers('{}');

select tests.become('vera', 'web_vetting');
select tests.is_refused($$ select api.register_person('X', 'Y') $$, 'A vetting officer registers nobody');
select tests.nobody();
select tests.is_refused($$ select api.register_person('X', 'Y') $$, 'and nobody does');
select tests.become('vera', 'web_admin');
select tests.is_refused(
  $$ select api.register_person('X', 'Y') $$,
  'Nor does somebody with the hat but not the power',
  'PT403');
select tests.pretend('web_admin');
select tests.is_refused($$ select api.register_person('X', 'Y') $$, 'or with the role but no token', 'PT401');

select * from finish();
rollback;
