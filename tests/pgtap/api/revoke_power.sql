-- A power ends on the very next request; nobody revokes for themselves; an administrator remains (TS-12).
begin;
select plan(31);

select tests.person('ada', '{platform_administrator}');
select tests.person('bea', '{platform_administrator}');
select tests.person('vera', '{vetting_officer,dsl}');
select tests.person('pat');
select tests.power('pat', 'dsl', null, now() + interval '1 day');
select tests.power('pat', 'tutor', null, '2020-01-01 00:00+00', '2026-01-01 00:00+00');

create function pg_temp.revokes(p_name text, p_power text, p_rest text default '') returns text language sql as $$
  select format('select api.revoke_power(%L, %L %s)', tests.truth(format(
    'select power_id from identity.power where person_id = %L and power = %L', tests.id(p_name), p_power)), 'Has left', p_rest)
$$;

select tests.become('ada', 'web_admin');
select is(
  tests.value_as('cap_seal', $$ identity.holds_persona(tests.id('vera'), 'web_vetting') $$),
  'true',
  'An officer holds her power');
select tests.answers(pg_temp.revokes('vera', 'vetting_officer'), 200, null, 'An administrator revokes it');
select is(
  tests.value_as('cap_seal', $$ identity.holds_persona(tests.id('vera'), 'web_vetting') $$),
  'false',
  'and it is gone at once');
select is(
  tests.truth($$ select concat_ws(' ', valid_from = '2020-01-01 00:00+00', valid_until = now(), revoked_by = tests.id('ada'), revoke_reason)
                         from identity.power where person_id = tests.id('vera') and power = 'vetting_officer' $$),
  't t t Has left',
  'It was held until now; who ended it and why is on record');
select is(
  tests.truth($$ select concat_ws(' ', person_id = tests.id('vera'), not_before = now(), set_by = tests.id('ada'), reason)
                         from identity.token_floor $$),
  't t t Has left',
  'Her sessions end');
select is(
  tests.truth($$ select concat_ws(' ', action, target_kind, outcome, detail ->> 'power') from ledger.record order by seq desc limit 1 $$),
  'revoke_power power done vetting_officer',
  'and the ledger says so');
select tests.answers(pg_temp.revokes('vera', 'dsl', ', false'), 200, null, 'Sessions may go on');
select is(tests.truth($$ select count(*) from identity.token_floor $$), '1', 'if she says so');
select tests.answers(pg_temp.revokes('vera', 'dsl'), 409, 'already-ended', 'It ends once');
select tests.answers(pg_temp.revokes('pat', 'tutor'), 409, 'already-ended', 'One that has run out has ended');
select tests.answers(pg_temp.revokes('pat', 'dsl'), 200, null, 'One that lies ahead');
select is(
  tests.truth($$ select valid_until = valid_from from identity.power where person_id = tests.id('pat') and power = 'dsl' $$),
  'true',
  'never begins');
select tests.answers(
  $$ select api.revoke_power(tests.id('nothing'), 'Because') $$,
  404,
  'not-found',
  'An unknown one is not found');
select throws_ok(
  $$ select api.revoke_power(tests.id('nothing'), '  ') $$,
  'PT422',
  'reason is required',
  'A reason is needed');
select throws_ok($$ select api.revoke_power(null, 'Because') $$, 'PT422', 'power_id is required', 'and a power');
select throws_ok(
  $$ select api.revoke_power(tests.id('nothing'), 'Because', null) $$,
  'PT422',
  'end_sessions is required',
  'and whether sessions end');

select tests.answers(
  pg_temp.revokes('ada', 'platform_administrator'),
  403,
  'not-for-yourself',
  'Nobody revokes for themselves');
select is(
  tests.truth($$ select concat_ws(' ', action, outcome, reasons) from ledger.record order by seq desc limit 1 $$),
  'revoke_power refused {NOT_FOR_YOURSELF}',
  'and trying is in the ledger');
select tests.answers(
  pg_temp.revokes('bea', 'platform_administrator'),
  200,
  null,
  'One of two administrators can be revoked');

select tests.become('bea', 'web_admin');
select tests.is_refused(pg_temp.revokes('ada', 'platform_administrator'), 'and does not hit back', 'PT403');

-- somebody who is administrator until tomorrow cannot make the platform nobody's
select tests.step_back();
select tests.person('tom');
select tests.power('tom', 'platform_administrator', null, '2020-01-01 00:00+00', now() + interval '1 day');
select tests.become('tom', 'web_admin');
select tests.answers(pg_temp.revokes('ada', 'platform_administrator'), 409, 'last-administrator',
  'The last administrator for good stays');
select tests.answers(
  $$ select api.correct_person(tests.id('ada'), 'Trick', account_state => 'inactive') $$,
  409,
  'last-administrator',
  'and her account too');
select tests.become('ada', 'web_admin');
select tests.answers(pg_temp.revokes('tom', 'platform_administrator'), 200, null, 'The one until tomorrow can go');

select tests.become('vera', 'web_vetting');
select tests.is_refused(pg_temp.revokes('ada', 'platform_administrator'), 'A vetting officer revokes nothing');
select tests.nobody();
select tests.is_refused(pg_temp.revokes('ada', 'platform_administrator'), 'and nobody does');

select tests.become('ada', 'web_admin');
select tests.answered_once(pg_temp.revokes('vera', 'vetting_officer'));

select tests.person('ivo', '{platform_administrator,tutor}'), tests.person('brief'), tests.power('brief', 'platform_administrator', null, '2020-01-01', now() + interval '1 day'), tests.person('una'), tests.power('una', 'dsl', null, now() + interval '1 day');
select tests.given($$ update identity.power set valid_until = now(), revoked_by = tests.registrar(), revoke_reason = 'left' where power = 'platform_administrator' and valid_until is null and person_id <> tests.id('ivo') $$);
select tests.become('brief', 'web_admin');
select tests.answers(pg_temp.revokes('una', 'dsl'), 200, null, 'What has not begun is taken away'), tests.answers(pg_temp.revokes('una', 'dsl'), 409, 'already-ended', 'and that once');
select tests.answers(pg_temp.revokes('ivo', 'tutor'), 200, null, 'The last administrator may lose another power');
select tests.answers(pg_temp.revokes('ivo', 'platform_administrator'), 409, 'last-administrator', 'but not that one');
select tests.given($$ update identity.power set valid_until = now(), revoked_by = tests.registrar(), revoke_reason = 'left' where power = 'platform_administrator' and valid_until is null $$);
select tests.person('fay'), tests.power('fay', 'platform_administrator', null, now() + interval '2 hours');
select tests.answers(pg_temp.revokes('fay', 'platform_administrator'), 200, null, 'Somebody who is no administrator yet is not the last one');

select * from finish();
rollback;
