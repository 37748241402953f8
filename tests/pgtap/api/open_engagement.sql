-- A tutor teaches alone, through an agency, for a school, or both; an administrator opens it (TS-16, TS-17).
begin;
select plan(23);

select tests.person('ada', '{platform_administrator,tutor}');
select tests.person('vera', '{vetting_officer}');
select tests.person('ann', '{tutor}');
select tests.organisation('Acme', 'agency');
select tests.organisation('Hill', 'school');

select tests.become('ada', 'web_admin');
select tests.answers(
  $$ select api.open_engagement(tests.id('ann'), '2026-01-01') $$,
  201,
  null,
  'A tutor works alone');
select tests.answers(
  $$ select api.open_engagement(tests.id('ann'), '2026-01-01', tests.id('Acme')) $$,
  201,
  null,
  'through an agency');
select tests.answers(
  $$ select api.open_engagement(tests.id('ann'), '2026-01-01', school_id => tests.id('Hill')) $$,
  201,
  null,
  'for a school');
select tests.answers(
  $$ select api.open_engagement(tests.id('ann'), '2026-01-01', tests.id('Acme'), tests.id('Hill'), true,
  '2026-01-02', ' E-1 ') $$,
  201,
  null,
  'or both, off site, for one day');
select is(
  tests.truth($$ select concat_ws(' ', tutor_id = tests.id('ann'), agency_id = tests.id('Acme'), school_id = tests.id('Hill'),
                           off_site, starts_on, ends_on, opened_by = tests.id('ada'), ended_at is null)
                         from identity.engagement where external_ref = 'E-1' $$),
  't t t t 2026-01-01 2026-01-02 t t',
  'as it was asked, in her own name');
select is(
  tests.truth($$ select concat_ws(' ', action, target_kind, outcome) from ledger.record order by seq desc limit 1 $$),
  'open_engagement engagement done',
  'and the ledger says so');

select tests.answers($$ select api.open_engagement(tests.id('ann'), '2026-01-01', external_ref => 'E-1') $$, 409,
  'already-registered', 'A reference is registered once');
select tests.answers($$ select api.open_engagement(tests.id('ada'), '2026-01-01') $$, 403, 'not-for-yourself',
  'She opens none for herself');
select is(
  tests.truth($$ select concat_ws(' ', action, outcome, reasons) from ledger.record order by seq desc limit 1 $$),
  'open_engagement refused {NOT_FOR_YOURSELF}',
  'and trying is in the ledger');
select tests.answers(
  $$ select api.open_engagement(tests.id('vera'), '2026-01-01') $$,
  404,
  'not-found',
  'Who does not teach is no tutor');
select tests.answers(
  $$ select api.open_engagement(tests.id('stranger'), '2026-01-01') $$,
  404,
  'not-found',
  'nor is a stranger');
select tests.answers(
  $$ select api.open_engagement(tests.id('ann'), '2026-01-01', tests.id('Hill')) $$,
  404,
  'not-found',
  'A school is no agency');
select tests.answers(
  $$ select api.open_engagement(tests.id('ann'), '2026-01-01', null, tests.id('Acme')) $$,
  404,
  'not-found',
  'and an agency no school');

select throws_ok($$ select api.open_engagement(tests.id('ann'), '2026-01-02', ends_on => '2026-01-02') $$, 'PT422',
  'ends_on is not after starts_on', 'It lasts a day at least');
select throws_ok(
  $$ select api.open_engagement(tests.id('ann'), null) $$,
  'PT422',
  'starts_on is not a usable day',
  'It begins on a day');
select throws_ok($$ select api.open_engagement(tests.id('ann'), '2026-01-01', ends_on => 'infinity') $$, 'PT422',
  'ends_on is not a usable day', 'and ends on one');
select throws_ok(
  $$ select api.open_engagement(null, '2026-01-01') $$,
  'PT422',
  'tutor_id is required',
  'It needs a tutor');
select throws_ok(
  $$ select api.open_engagement(tests.id('ann'), '2026-01-01', off_site => null) $$,
  'PT422',
  'off_site is required',
  'On site or off site is known');
select throws_ok(
  $$ select api.open_engagement(tests.id('ann'), '2026-01-01', off_site => true) $$,
  'PT422',
  'off_site needs a school',
  'Off site is off a school''s site');

select tests.become('ann', 'web_tutor');
select tests.is_refused($$ select api.open_engagement(tests.id('ann'), '2026-01-01') $$, 'A tutor opens none');
select tests.nobody();
select tests.is_refused($$ select api.open_engagement(tests.id('ann'), '2026-01-01') $$, 'and nobody does');
select tests.become('vera', 'web_admin');
select tests.is_refused($$ select api.open_engagement(tests.id('ann'), '2026-01-01') $$,
  'Nor does somebody with the hat but not the power', 'PT403');

select tests.become('ada', 'web_admin');
select tests.answered_once($$ select api.open_engagement(tests.id('ann'), '2026-01-01') $$);

select * from finish();
rollback;
