-- Existence is content: nobody is shown an entry that names them.
begin;
select plan(18);

create function pg_temp.sees(p_persona text, p_body text, p_action text default 'tried', p_actor text default 'bob') returns text language plpgsql as $f$
begin
  return tests.value_as('cap_ledger', format('ledger.is_for_asker(%L, %L, %L, %L, %L)', tests.id('ann'), p_persona, tests.id(p_actor), p_action, p_body));
end;
$f$;
select is(pg_temp.sees('web_dsl', '{}'), 'true', 'A lead sees what others did to others');
select is(pg_temp.sees('web_compliance', '{}'), 'true', 'so does compliance');
select is(pg_temp.sees('web_admin', '{}'), 'true', 'and an administrator');
select is(pg_temp.sees('web_tutor', '{}'), 'false', 'nobody else does');
select is(pg_temp.sees('web_dsl', '{}', 'place_hold'), 'true', 'A lead sees holds');
select is(pg_temp.sees('web_compliance', '{}', 'place_hold'), 'false', 'which compliance does not learn of');
select is(pg_temp.sees('web_admin', '{}', 'order_no_contact'), 'false', 'nor does an administrator of no-contact orders');
select is(pg_temp.sees('web_dsl', format('{"target": "%s"}', tests.id('ann')), 'place_hold'), 'false', 'A lead who is held does not see it');
select is(pg_temp.sees('web_dsl', format('{"detail": {"deep": ["%s"]}}', tests.id('ann'))), 'false', 'wherever the entry names them');
select is(pg_temp.sees('web_dsl', format('{"person": "%s", "persona": "web_dsl"}', tests.id('ann')), 'place_hold', 'ann'), 'true', 'What they did as a lead they know');
select is(pg_temp.sees('web_dsl', format('{"person": "%s", "persona": "web_tutor"}', tests.id('ann')), 'start_lesson', 'ann'), 'false', 'What they tried as a tutor may say why it was refused');
select is(pg_temp.sees('web_dsl', '{"persona":"web_lado","policy":1}', 'place_legal_hold'), 'false', 'What the LADO''s coordinator does a lead does not learn of here (E5)');
select is(pg_temp.sees('web_compliance', '{"persona":"web_lado","policy":1}', 'booking_eligibility'), 'false', 'nor does compliance');
select is(pg_temp.sees('web_dsl', format('{"person": "%s", "persona": "web_dsl", "target": {"id": "%s"}}', tests.id('bob'), tests.id('ann')), 'order_no_contact'), 'false', 'What another lead did to them they are not shown, though they are a lead');
select is(pg_temp.sees('web_dsl', format('{"person": "%s", "persona": null}', tests.id('ann')), 'tried', 'ann'), 'false', 'nor what was written of them as nobody');
select is(tests.value_as('cap_ledger', format('ledger.is_for_asker(%L, %L, %L, ''tried'', ''{}'')', asker, persona, tests.id('bob'))), 'false', 'Nobody proved sees nothing: ' || concat(asker, persona))
from (values (null, null), (null, 'web_dsl'), (tests.id('ann'), null)) as proved (asker, persona);

select * from finish();
rollback;
