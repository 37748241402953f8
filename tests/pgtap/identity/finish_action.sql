-- What was done is answered and entered in the ledger (TS-12).
begin;
select plan(4);

select tests.person('ada', '{platform_administrator}');
select tests.become('ada', 'web_admin');

select is(
  tests.value_as('cap_identity',
    $$ identity.finish_action('grant_power', 'power', tests.id('p'), 201, '{"power_id": 1}', '{"power": "tutor"}') $$),
  '{"power_id": 1}',
  'The body comes back');
select is(tests.value_as('cap_identity', $$ current_setting('response.status') $$), '201',
  'with its status');
select is(
  tests.truth($$ select concat_ws(' ', actor_id = tests.id('ada'), persona, action, target_kind,
                                          target_id = tests.id('p'), outcome, reasons, detail)
                         from ledger.record order by seq desc limit 1 $$),
  't web_admin grant_power power t done {} {"power": "tutor"}',
  'and the ledger says who did what');

select tests.become('ada', 'web_admin');
select tests.is_refused(
  $$ select identity.finish_action('x', 'power', null, 200, '{}') $$, 'Requests cannot write deeds');

select * from finish();
rollback;
