-- A refusal is an answer and has its own entry in the ledger (TS-12).
begin;
select plan(3);

select tests.person('ada', '{platform_administrator}');
select tests.become('ada', 'web_admin');

select tests.answers(
  $$ select tests.value_as('cap_identity', $x$
       identity.refuse_action('grant_power', 'person', tests.id('ann'), 409, 'already-held', 'Title', 'Detail') $x$)::jsonb $$,
  409,
  'already-held',
  'It answers with the problem');
select is(
  tests.truth($$ select concat_ws(' ', actor_id = tests.id('ada'), persona, action, target_kind,
                                          target_id = tests.id('ann'), outcome, reasons)
                         from ledger.record order by seq desc limit 1 $$),
  't web_admin grant_power person t refused {ALREADY_HELD}',
  'and says in the ledger who was refused what, and why');

select tests.become('ada', 'web_admin');
select tests.is_refused(
  $$ select identity.refuse_action('x', 'person', null, 409, 'x', 'x', 'x') $$, 'Requests cannot write refusals');

select * from finish();
rollback;
