-- Agencies and schools are registered by an administrator, with the hours they allow (TS-16, TS-17, MT-68).
begin;
select plan(18);

select tests.person('ada', '{platform_administrator}');
select tests.person('vera', '{vetting_officer}');

select tests.become('ada', 'web_admin');
select tests.answers(
  $$ select api.register_organisation('school', ' Hill School ', 'S-1',
  '[{"iso_weekday": 1, "opens": "08:00", "closes": "18:00"}, {"iso_weekday": 2, "opens": "08:00", "closes": "12:00"}]') $$,
  201,
  null,
  'An administrator registers a school');
select is(tests.truth($$ select concat_ws(' ', kind, name, registered_by = tests.id('ada')) from identity.organisation
                         where external_ref = 'S-1' $$), 'school Hill School t', 'in her own name');
select is(
  tests.truth($$ select string_agg(concat_ws(' ', iso_weekday, opens, closes), '; ' order by iso_weekday)
                         from identity.operating_window join identity.organisation using (organisation_id) where external_ref = 'S-1' $$),
  '1 08:00:00 18:00:00; 2 08:00:00 12:00:00',
  'with its hours');
select is(
  tests.truth($$ select concat_ws(' ', action, target_kind, outcome) from ledger.record order by seq desc limit 1 $$),
  'register_organisation organisation done',
  'and the ledger says so');
select tests.answers($$ select api.register_organisation('agency', 'Acme') $$, 201, null, 'An agency needs no hours');
select tests.answers($$ select api.register_organisation('agency', 'Acme', null, null) $$, 201, null,
  'Nor a reference; null hours are none');
select tests.answers($$ select api.register_organisation('agency', 'Other', 'S-1') $$, 409, 'already-registered',
  'A reference is registered once');
select is(
  tests.truth($$ select concat_ws(' ', action, outcome, reasons) from ledger.record order by seq desc limit 1 $$),
  'register_organisation refused {ALREADY_REGISTERED}',
  'and the refusal is in the ledger');

select throws_ok(
  $$ select api.register_organisation('charity', 'X') $$,
  'PT422',
  'kind is not one of the values it may have',
  'An organisation is an agency or a school');
select throws_ok($$ select api.register_organisation('school', ' ') $$, 'PT422', 'name is required', 'It has a name');
select throws_ok(
  $$ select api.register_organisation('school', repeat('x', 301)) $$,
  'PT422',
  'name has the wrong length',
  'of 300 characters at most');
select throws_ok($$ select api.register_organisation('school', 'Y', null, '{"iso_weekday": 1}') $$, 'PT422',
  'operating_hours is not a list of windows', 'Hours are a list');
select throws_ok($$ select api.register_organisation('school', 'Y', null, '[{"iso_weekday": 9}]') $$, 'PT422',
  'operating_hours has a window that is none', 'of windows');
select is(tests.truth($$ select count(*) from identity.organisation where name = 'Y' $$), '0',
  'and an organisation with wrong hours is not half registered');

select tests.become('vera', 'web_vetting');
select tests.is_refused(
  $$ select api.register_organisation('school', 'X') $$,
  'A vetting officer registers no school');
select tests.nobody();
select tests.is_refused($$ select api.register_organisation('school', 'X') $$, 'and nobody does');
select tests.become('vera', 'web_admin');
select tests.is_refused($$ select api.register_organisation('school', 'X') $$,
  'Nor does somebody with the hat but not the power', 'PT403');

select tests.become('ada', 'web_admin');
select tests.answered_once($$ select api.register_organisation('school', ' Hill School ', 'S-1',
  '[{"iso_weekday": 1, "opens": "08:00", "closes": "18:00"}, {"iso_weekday": 2, "opens": "08:00", "closes": "12:00"}]') $$);

select * from finish();
rollback;
