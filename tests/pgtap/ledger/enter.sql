-- The body says who, what and in which state of the rules.
begin;
select plan(21);

select tests.person('ann', '{tutor}');
select tests.person('dora', '{dsl}');
select tests.become('ann', 'web_tutor');

select tests.arranged();
select tests.with_headers(jsonb_build_object('x-forwarded-for', '192.0.2.7', 'x-request-id', 'r-1'));
select tests.do_as('cap_ledger', format($$ select ledger.enter('tried', 'lesson', %L, 'done', '{A}', '{"b": 1, "a": 2}', 'because', %L) $$, tests.id('x'), tests.id('case')));
create function pg_temp.body() returns jsonb language plpgsql as $f$
begin
  return tests.truth('select body from ledger.opening order by seq desc limit 1');
end;
$f$;
select is(pg_temp.body() - '{at,xid,schema,policy}'::text[], jsonb_build_object('action', 'tried', 'as', null, 'case', tests.id('case'), 'changes', '[]'::jsonb,
  'client', '192.0.2.7', 'detail', '{"a": 2, "b": 1}'::jsonb, 'outcome', 'done', 'person', tests.id('ann'), 'persona', 'web_tutor', 'reason', 'because',
  'reasons', '["A"]'::jsonb, 'request_id', 'r-1', 'role', 'web_tutor', 'session_user', 'authenticator',
  'target', jsonb_build_object('id', tests.id('x'), 'kind', 'lesson'), 'token', 'token of ann', 'v', 1), 'Everything that is known of the action');
select is(current_setting('response.headers')::jsonb, jsonb_build_array(jsonb_build_object('Ledger-Receipt',
  tests.truth($$ select format('seq=%s; leaf=%s', seq, encode(leaf_hash, 'hex')) from ledger.entry order by seq desc limit 1 $$))), 'Whoever asked is given its receipt');
select is(tests.truth($$ select body = replace(ledger.canonical(body::jsonb), '"detail":{"a":2,"b":1}', '"detail":{"a": 2, "b": 1}') from ledger.opening order by seq desc limit 1 $$), 'true', 'in canonical form, but for spaces in the detail');
select is(pg_temp.body() ->> 'schema', tests.truth('select max(version_num) from guard.alembic_version'), 'the revision of the rules');
select is(pg_temp.body() ->> 'policy', tests.truth('select number from policy.epoch'), 'and the state of the policy');
select is(tests.truth('select at = (body::jsonb ->> ''at'')::timestamptz and at >= now() from ledger.opening order by seq desc limit 1'), 'true', 'The instant is the server''s');
select tests.given($$ insert into ledger.change (kind, target, fields_version, after) values ('a.b', 'x"y', 1, sha256('1')), ('a.b', 'z', 2, sha256('2')) $$);
select tests.do_as('cap_booking', $$ select ledger.append('tried', null, null) $$);
select is(pg_temp.body() -> 'changes', jsonb_build_array(
  jsonb_build_object('kind', 'a.b', 'target', 'x"y', 'version', 1, 'before', null, 'after', encode(sha256('1'), 'hex')),
  jsonb_build_object('kind', 'a.b', 'target', 'z', 'version', 2, 'before', null, 'after', encode(sha256('2'), 'hex'))), 'An entry lists what changed before it');
select is(tests.truth('select last_change - first_change from ledger.opening order by seq desc limit 1'), '1', 'and claims it');
select tests.do_as('cap_booking', $$ select ledger.append('tried', null, null) $$);
select is(pg_temp.body() -> 'changes', '[]', 'The next entry does not list it again');
select tests.given($$ insert into ledger.change (kind, target, fields_version, before) values ('a.b', 'z', 2, sha256('2')) $$);
select tests.do_as('cap_booking', $$ select ledger.append('tried', null, null) $$);
select is(pg_temp.body() #>> '{changes,0,before}', encode(sha256('2'), 'hex'), 'but what came after');
select is(tests.truth('select body = ledger.canonical(body::jsonb) from ledger.opening where seq = (select max(seq) from ledger.opening where first_change is not null)'), 'true', 'Changes too are canonical');
select tests.is_refused_to('cap_booking', $$ select ledger.enter('tried', null, null) $$, 'No lane adds members to a leaf');

select tests.do_as('cap_booking', $$ select ledger.append('tried', null, null, p_detail => '{"half": 0.5, "list": [1, 12345678901234567]}') $$);
select is(pg_temp.body() -> 'detail', '{"half": "0.5", "list": [1, "12345678901234567"]}', 'Numbers that not every reader holds exactly become strings');
select tests.do_as('cap_booking', $$ select ledger.append('tried', null, null, p_detail => '{"naïve": 1}') $$);
select is(pg_temp.body() -> 'detail', '{"text": "{\"naïve\": 1}"}', 'and so do keys outside ASCII');
select tests.is_refused_to('cap_ledger', $$ select ledger.enter('tried', null, null, 'perhaps') $$, 'An action is done or refused', '23514');
select tests.is_refused_to('cap_ledger', $$ select ledger.enter('', null, null) $$, 'and has a name', '23514');
select tests.is_refused_to('cap_ledger', $$ select ledger.enter('tried', null, null, p_retention => 'never') $$, 'Nothing is kept in a class that is none', '22023');

-- what others did meanwhile is theirs: a lead is asked here, who sees their entries
select tests.seal_as('dora', 'web_dsl');
select tests.changed('a.b', 'elsewhere', p_xid => '7');
select tests.changed('a.b', 'here');
select tests.old_entry(tests.id('thing'), now(), p_xid => '7', p_first_change => 1, p_last_change => 9000000000000000);
select set_config('response.headers', '[{"Content-Type": "application/problem+json"}, {"Ledger-Receipt": "seq=1"}]', true);
select tests.do_as('cap_booking', $$ select ledger.append('tried', null, null) $$);
select is(pg_temp.body() #>> '{changes,0,target}', 'here', 'An entry lists what its own transaction changed, whatever others have claimed');
select is(jsonb_array_length(pg_temp.body() -> 'changes'), 1, 'and what another changed it does not');
select is((select string_agg(concat_ws(':', said.name, split_part(said.words, '=', 1)), ' ' order by said.name)
  from jsonb_array_elements(current_setting('response.headers')::jsonb) as header, jsonb_each_text(header) as said (name, words)),
  'Content-Type:application/problem+json Ledger-Receipt:seq', 'The receipt of the last entry stands beside what the response says already');
select is((select header ->> 'Ledger-Receipt' from jsonb_array_elements(current_setting('response.headers')::jsonb) as header where header ? 'Ledger-Receipt'),
  tests.truth($$ select format('seq=%s; leaf=%s', seq, encode(leaf_hash, 'hex')) from ledger.entry order by seq desc limit 1 $$), 'and it is that one''s');

select * from finish();
rollback;
