-- An entry says who was proved to be asking, as what, what they did and with what outcome.
begin;
select plan(17);

select tests.person('ann', '{tutor}');
select tests.become('ann', 'web_tutor');
select tests.with_headers(jsonb_build_object('x-request-id', '  ' || repeat('r', 300)));

create function pg_temp.entry(p_column text) returns text language plpgsql as $f$
begin
  return tests.truth(format('select %s from ledger.record where action = ''tried'' order by seq desc limit 1', p_column));
end;
$f$;

select is(tests.value_as('cap_booking', format($$ ledger.append('tried', 'lesson', %L, 'refused', '{A,B}', '{"x": 1}') $$, tests.id('a lesson'))),
  pg_temp.entry('seq'), 'The number of the entry comes back');
select is(pg_temp.entry('actor_id'), tests.id('ann')::text, 'The actor is the sealed person');
select is(pg_temp.entry('persona'), 'web_tutor', 'as their persona');
select is(pg_temp.entry('acting_role'), 'web_tutor', 'in the role of the request');
select is(pg_temp.entry('session_role'), 'authenticator', 'on the login of the API server');
select is(pg_temp.entry('target_kind || '' '' || target_id'), 'lesson ' || tests.id('a lesson'), 'The target');
select is(pg_temp.entry('outcome || '' '' || reasons::text'), 'refused {A,B}', 'The outcome and its reasons');
select is(pg_temp.entry('detail'), '{"x": 1}', 'The details');
select is(pg_temp.entry('length(request_id)'), '200', 'The request''s own id, cut to 200 characters');
select is(pg_temp.entry('(xid = pg_current_xact_id() and at >= now())'), 'true', 'The transaction and the instant');
select is((select header ->> 'Ledger-Receipt' from jsonb_array_elements(current_setting('response.headers')::jsonb) as header where header ? 'Ledger-Receipt'),
  tests.truth('select format(''seq=%s; leaf=%s'', seq, encode(leaf_hash, ''hex'')) from ledger.entry order by seq desc limit 1'), 'The response carries its receipt');

select tests.forget_identity();
select tests.do_as('cap_booking', $$ select ledger.append('tried', null, null, p_reasons => null, p_detail => null) $$);
select is(pg_temp.entry('coalesce(actor_id::text, ''nobody'') || '' '' || outcome || reasons::text || detail'), 'nobody done{}{}', 'Without a seal the actor is nobody, and nulls are empty');
select tests.do_as('cap_booking', $$ select ledger.append('tried', null, null, p_detail => '{"half": 0.5}') $$);
select is(pg_temp.entry('detail'), '{"half": "0.5"}', 'No detail makes an action fail');
select tests.is_refused_to('cap_booking', $$ select ledger.append('tried', null, null, 'maybe') $$, 'An outcome is done or refused', '23514');
select tests.is_refused_to('cap_booking', $$ select ledger.append('tried', null, null, p_retention => 'a_while') $$, 'A retention is one of the schedule', '22023');
select tests.is_refused($$ select ledger.append('tried', null, null) $$, 'No request writes the ledger by itself');
select tests.is_refused_to('safelane_owner', $$ select ledger.append('tried', null, null) $$, 'nor does the owner of the tables');

select * from finish();
rollback;
