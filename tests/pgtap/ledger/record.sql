-- The record reads like the entries that were written.
begin;
select plan(4);

select tests.person('ann', '{tutor}');
select tests.become('ann', 'web_tutor');

select tests.with_headers('{"x-request-id": "r-9"}');
select tests.do_as('cap_booking', format($$ select ledger.append('tried', 'lesson', %L, 'refused', '{B,A}', '{"x": 1}') $$, tests.id('l')));
select is(tests.truth($$ select concat_ws(' ', action, outcome, reasons, detail, request_id, persona, session_role, acting_role, target_kind, actor_id = tests.id('ann'), target_id = tests.id('l'), xid = pg_current_xact_id())
  from ledger.record order by seq desc limit 1 $$), 'tried refused {B,A} {"x": 1} r-9 web_tutor authenticator web_tutor lesson t t t', 'Every column');
select tests.is_refused('select from ledger.record', 'No request reads it');
select tests.is_refused_to('cap_booking', 'select from ledger.record', 'nor does a lane');
select is(tests.value_as('safelane_owner', 'select count(*) from ledger.record'), '0', 'The owner sees nothing');

select * from finish();
rollback;
