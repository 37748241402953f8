-- A power is granted by an administrator to somebody else, for a time, and to adults where it is over children (C.7).
begin;
select plan(37);

select tests.person('ada', '{platform_administrator}');
select tests.person('vera', '{vetting_officer}');
select tests.person('pat');
select tests.person('kim', '{learner}', '2015-01-01');
select tests.person('una', '{}', null);
select tests.person(
  'soon',
  '{}',
  ((now() at time zone 'Europe/London')::date - interval '18 years' + interval '1 day')::date);
select tests.organisation('Acme', 'agency');
select tests.organisation('Hill', 'school');

create function pg_temp.grants(p_name text, p_power text, p_rest text default '') returns text language sql as $$
  select format('select api.grant_power(%L, %L %s)', tests.id(p_name), p_power, p_rest)
$$;

select tests.become('ada', 'web_admin');
select tests.answers(pg_temp.grants('pat', 'vetting_officer'), 201, null, 'An administrator grants a power');
select is(
  tests.truth($$ select concat_ws(' ', power, granted_by = tests.id('ada'), valid_from = now(), valid_until is null)
                         from identity.power where person_id = tests.id('pat') $$),
  'vetting_officer t t t',
  'from now on, in her own name');
select is(
  tests.truth($$ select concat_ws(' ', action, target_kind, outcome, detail ->> 'power', detail ->> 'person_id' = tests.id('pat')::text)
                         from ledger.record order by seq desc limit 1 $$),
  'grant_power power done vetting_officer t',
  'and the ledger says to whom');
select is(
  tests.value_as('cap_seal', $$ identity.holds_persona(tests.id('pat'), 'web_vetting') $$),
  'true',
  'It is held at once');
select tests.answers(pg_temp.grants('pat', 'vetting_officer'), 409, 'already-held', 'It is not held twice at a time');
select tests.answers(
  pg_temp.grants('pat', 'dsl', $$, null, now() + interval '1 day', now() + interval '2 days' $$),
  201,
  null,
  'It may lie ahead and have an end');
select tests.answers(
  pg_temp.grants('pat', 'dsl', $$, null, now() + interval '2 days', now() + interval '3 days' $$),
  201,
  null,
  'and be continued from that instant');
select tests.answers(pg_temp.grants('pat', 'dsl'), 409, 'already-held', 'but not overlap');

select tests.answers(pg_temp.grants('ada', 'dsl'), 403, 'not-for-yourself', 'Nobody grants to themselves');
select is(
  tests.truth($$ select concat_ws(' ', action, target_id = tests.id('ada'), outcome, reasons) from ledger.record
                         order by seq desc limit 1 $$),
  'grant_power t refused {NOT_FOR_YOURSELF}',
  'and trying is in the ledger');
select tests.answers(pg_temp.grants('kim', power), 409, 'adult-required', format('A child does not become %s', power))
from unnest(array['tutor', 'vetting_officer', 'compliance_reporter', 'platform_administrator', 'dsl', 'lado_coordinator']) as power;
select tests.answers(pg_temp.grants('kim', 'school_dsl', format(', %L', tests.id('Hill'))), 409, 'adult-required',
  'nor a school''s DSL');
select tests.answers(pg_temp.grants('una', 'vetting_officer'), 409, 'adult-required', 'Unknown age is a child''s');
select tests.answers(pg_temp.grants('soon', 'vetting_officer'), 409, 'adult-required', 'Seventeen is a child''s');
select tests.answers(pg_temp.grants('soon', 'vetting_officer', $$, null, now() + interval '1 day' $$), 201, null,
  'but eighteen when the power begins is an adult''s');
select tests.answers(pg_temp.grants('una', 'session_service'), 201, null, 'A session service has no age');
select tests.answers(pg_temp.grants('una', 'learner'), 201, null, 'A learner may have none that is known');
select tests.answers(
  pg_temp.grants('pat', 'agency_dsl', format(', %L', tests.id('Acme'))),
  201,
  null,
  'A DSL is one of an agency');
select tests.answers(
  pg_temp.grants('pat', 'school_dsl', format(', %L', tests.id('Hill'))),
  201,
  null,
  'or of a school');
select tests.answers(pg_temp.grants('pat', 'agency_operator', format(', %L', tests.id('Hill'))), 404, 'not-found',
  'A school has no agency operator');
select tests.answers(
  pg_temp.grants('pat', 'school_representative', format(', %L', tests.id('nothing'))),
  404,
  'not-found',
  'What is not registered has nobody');
select tests.answers(pg_temp.grants('stranger', 'tutor'), 404, 'not-found', 'An unknown person is not found');

select throws_ok(
  pg_temp.grants('pat', 'superuser'),
  'PT422',
  'power is not one of the values it may have',
  'A power is one of twelve');
select throws_ok(
  pg_temp.grants('pat', 'agency_dsl'),
  'PT422',
  'organisation_id does not go with this power',
  'A DSL of an agency needs one');
select throws_ok(
  pg_temp.grants('pat', 'dsl', format(', %L', tests.id('Acme'))),
  'PT422',
  'organisation_id does not go with this power',
  'The DSL of the platform has none');
select throws_ok(pg_temp.grants('pat', 'tutor', $$, null, now() - interval '1 hour' $$), 'PT422',
  'valid_from is not an instant from now on', 'It does not begin in the past');
select throws_ok(
  pg_temp.grants('pat', 'tutor', $$, null, now() + interval '1 day', now() + interval '1 day' $$),
  'PT422',
  'valid_until is not an instant after the beginning',
  'It does not end as it begins');
select throws_ok($$ select api.grant_power(null, 'tutor') $$, 'PT422', 'person_id is required', 'It needs a person');

select tests.become('vera', 'web_vetting');
select tests.is_refused(pg_temp.grants('pat', 'tutor'), 'A vetting officer grants nothing');
select tests.nobody();
select tests.is_refused(pg_temp.grants('pat', 'tutor'), 'and nobody does');
select tests.become('vera', 'web_admin');
select tests.is_refused(
  pg_temp.grants('vera', 'platform_administrator'),
  'Nor does somebody with the hat but not the power',
  'PT403');

select tests.become('ada', 'web_admin');
select tests.answered_once(pg_temp.grants('pat', 'vetting_officer'));

select * from finish();
rollback;
