-- What is wrong about a person is put right with a reason; nobody does it for what binds themselves (F1, C.7).
begin;
select plan(35);

select tests.person('ada', '{platform_administrator}');
select tests.person('bea', '{platform_administrator}');
select tests.person('vera', '{vetting_officer}');
select tests.person('ann', '{tutor}');
select tests.person('kim', '{learner}', '2015-01-01');
select tests.person('una', '{learner}', null);
select tests.person('gus');
select tests.guardian('gus', 'kim');

select tests.become('ada', 'web_admin');
select tests.answers(
  $$ select api.correct_person(tests.id('kim'), 'The birth certificate was seen', family_name => ' Kidd',
                          date_of_birth => '2014-12-31') $$,
  200,
  null,
  'An administrator puts a learner right');
select is(
  tests.truth($$ select concat_ws(' ', given_name, family_name, date_of_birth) from identity.person
                         where person_id = tests.id('kim') $$),
  'Kim Kidd 2014-12-31',
  'in the fields that were sent');
select is(
  tests.truth($$ select string_agg(concat_ws(' ', field, old_value, new_value, reason, corrected_by = tests.id('ada')), '; ' order by field)
                         from identity.person_correction where person_id = tests.id('kim') $$),
  'date_of_birth 2015-01-01 2014-12-31 The birth certificate was seen t; family_name Example Kidd The birth certificate was seen t',
  'and each field keeps its old value, the reason and who said so');
select is(tests.truth($$ select concat_ws(' ', action, target_id = tests.id('kim'), outcome, detail) from ledger.record
                         order by seq desc limit 1 $$),
  'correct_person t done {"fields": ["date_of_birth", "family_name"]}', 'The ledger names the fields and no value');
select is(api.correct_person(tests.id('una'), 'Now it is known', date_of_birth => '2012-02-29') -> 'corrected',
  '["date_of_birth"]', 'A date of birth that was unknown becomes known');

select is(tests.truth($$ select count(*) from identity.token_floor $$), '0', 'Nobody''s session has ended so far');
select tests.answers(
  $$ select api.correct_person(tests.id('ann'), 'Left the platform', account_state => 'inactive') $$,
  200,
  null,
  'An account is switched off');
select is(
  tests.truth($$ select concat_ws(' ', person_id = tests.id('ann'), not_before = now(), set_by = tests.id('ada'), reason)
                         from identity.token_floor $$),
  't t t Left the platform',
  'and every session of it ends');
select tests.answers(
  $$ select api.correct_person(tests.id('ann'), 'Came back', account_state => 'active') $$,
  200,
  null,
  'It is switched on again');
select is(tests.truth($$ select count(*) from identity.token_floor $$), '1', 'which ends no session');

select tests.answers(
  $$ select api.correct_person(tests.id('ada'), 'I am older', date_of_birth => '1980-01-01') $$,
  403,
  'not-for-yourself',
  'Nobody corrects their own date of birth');
select is(
  tests.truth($$ select concat_ws(' ', action, target_id = tests.id('ada'), outcome, reasons) from ledger.record
                         order by seq desc limit 1 $$),
  'correct_person t refused {NOT_FOR_YOURSELF}',
  'and trying is in the ledger');
select tests.answers($$ select api.correct_person(tests.id('ada'), 'On leave', account_state => 'inactive') $$, 403,
  'not-for-yourself', 'nor their own account');
select tests.answers(
  $$ select api.correct_person(tests.id('ada'), 'Married', family_name => 'Lovelace') $$,
  200,
  null,
  'but their own name');

select tests.answers(
  $$ select api.correct_person(tests.id('ann'), 'Was mistyped', date_of_birth => '2015-01-01') $$,
  409,
  'adult-required',
  'A tutor does not become a child');
select tests.answers(
  $$ select api.correct_person(tests.id('gus'), 'Was mistyped', date_of_birth => '2015-01-01') $$,
  409,
  'adult-required',
  'nor does a guardian');
select tests.answers(
  $$ select api.correct_person(tests.id('ann'), 'Was mistyped', date_of_birth => '1991-01-01') $$,
  200,
  null,
  'A tutor who stays an adult is put right');
select tests.answers($$ select api.correct_person(tests.id('bea'), 'Left', account_state => 'inactive') $$, 200, null,
  'An administrator may be switched off while another one stays');
select tests.answers(
  $$ select api.correct_person(tests.id('stranger'), 'Who is it', given_name => 'X') $$,
  404,
  'not-found',
  'Somebody unknown is not found');

select throws_ok(
  $$ select api.correct_person(tests.id('kim'), 'No change', given_name => 'Kim') $$,
  'PT422',
  'nothing to correct',
  'What is right already is not corrected');
select throws_ok(
  $$ select api.correct_person(tests.id('kim'), 'No change', given_name => '  ') $$,
  'PT422',
  'nothing to correct',
  'A blank is no correction');
select throws_ok($$ select api.correct_person(tests.id('kim'), ' x ', given_name => 'Kit') $$, 'PT422',
  'reason has the wrong length', 'A reason is needed');
select throws_ok(
  $$ select api.correct_person(null, 'Because', given_name => 'Kit') $$,
  'PT422',
  'person_id is required',
  'and a person');
select throws_ok($$ select api.correct_person(tests.id('kim'), 'Because', account_state => 'gone') $$, 'PT422',
  'account_state is not one of the values it may have', 'An account is active or inactive');
select throws_ok($$ select api.correct_person(tests.id('kim'), 'Because', date_of_birth => 'infinity') $$, 'PT422',
  'date_of_birth is not a possible date of birth', 'A date of birth is a day');
select throws_ok($$ select api.correct_person(tests.id('kim'), 'Because', given_name => E'K\u202eim') $$, 'PT422',
  'given_name contains control characters', 'A name reads in one direction');

select tests.become('vera', 'web_vetting');
select tests.is_refused(
  $$ select api.correct_person(tests.id('kim'), 'Because', 'X') $$,
  'A vetting officer corrects nobody');
select tests.nobody();
select tests.is_refused($$ select api.correct_person(tests.id('kim'), 'Because', 'X') $$, 'and nobody does');
select tests.become('vera', 'web_admin');
select tests.is_refused($$ select api.correct_person(tests.id('kim'), 'Because', 'X') $$,
  'Nor does somebody with the hat but not the power', 'PT403');

select tests.become('ada', 'web_admin');
select tests.answered_once($$ select api.correct_person(tests.id('kim'), 'The birth certificate was seen', family_name => 'Kidderminster') $$);

select tests.person('teen', '{}', '2012-01-01'), tests.guardian('teen', 'kim', 'sponsor'), tests.person('ivo', '{platform_administrator}'), tests.person('brief'), tests.power('brief', 'platform_administrator', null, '2020-01-01', now() + interval '1 day');
select tests.given($$ insert into identity.person_correction (person_id, field, old_value, new_value, reason, corrected_by) values (tests.id('ivo'), 'account_state', 'active', 'inactive', 'On leave', tests.registrar());
  update identity.person set account_state = 'inactive' where person_id = tests.id('ivo');
  update identity.power set valid_until = now(), revoked_by = tests.registrar(), revoke_reason = 'left' where power = 'platform_administrator' and person_id not in (tests.id('ivo'), tests.id('brief')) $$);
select tests.become('brief', 'web_admin');
select tests.answers($$ select api.correct_person(tests.id('teen'), 'A slip of the pen', given_name => 'Tina') $$, 200, null, 'A name is put right, also of somebody who should not have been let to answer for a child');
select tests.answers($$ select api.correct_person(tests.id('ivo'), 'A slip of the pen', given_name => 'Ivor') $$, 200, null, 'or of an administrator whose account is closed');
select is(tests.truth($$ select count(*) from identity.token_floor where person_id = tests.id('ivo') $$), '0', 'which says nothing about tokens');
select tests.answers($$ select api.correct_person(tests.id('ivo'), 'He is back', account_state => 'active') $$, 200, null, 'An administrator comes back, whoever else there is');

select tests.answers($$ select api.correct_person(tests.id('ivo'), 'He leaves', account_state => 'inactive') $$, 409, 'last-administrator', 'and does not go again while nobody else stays as long');

select * from finish();
rollback;
