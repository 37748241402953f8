-- A report says what it is, about when, under which policy, by whom, and its hash (E7).
begin;
select plan(7);
select tests.follows_profile('mytutor'), tests.person('cora', '{compliance_reporter}');
select tests.become('cora', 'web_compliance');
create function pg_temp.header(p_field text) returns text language sql as $$
  select tests.value_as('cap_recording', format('select recording.report_header(''a_report'', ''2026-10-01'', ''2026-11-01'', %L, ''[1]'') ->> %L', tests.id('cora'), p_field)) $$;
select is(pg_temp.header('report') || ' ' || pg_temp.header('profile'), 'a_report mytutor', 'Its name and the profile');
select is(pg_temp.header('generated_by'), tests.id('cora')::text, 'for whom');
select is(pg_temp.header('sha256'), encode(sha256('[1]'), 'hex'), 'the hash of its rows');
select is((select count(*) from unnest(array['policy_version', 'guidance', 'schema_revision', 'generated_at', 'from', 'until', 'as_at']) as field where pg_temp.header(field) is null), 0::bigint, 'and the policy, the guidance and the time');
select is(pg_temp.header('as_at')::timestamptz, '2026-11-01'::timestamptz, 'which is judged at its end');
select is(pg_temp.header('ledger_checkpoint'), null, 'Nothing was signed so far');
select tests.entries(20), tests.seal_ledger();
select tests.do_as('cap_ledger', $$ select ledger.keep_checkpoint('log.example', 8, E'log.example\n8\ncm9vdA==\n\n') $$);
select is(pg_temp.header('ledger_checkpoint')::jsonb, '{"origin": "log.example", "size": 8, "root": "cm9vdA=="}'::jsonb, 'and how far the ledger is signed');
select * from finish();
rollback;
