-- Whatever is written into a vetting file takes the person's standing row (E1.1).
begin;
select plan(20);
select tests.person('ann', '{tutor}'), tests.person('bob', '{tutor}');
select tests.screened('bob', 'uk_sanctions_list', '2026-01-01', 'potential', 'bob''s run');
create function pg_temp.counted(p_what text, p_arrange text) returns text language plpgsql as $$
declare
  v_before bigint := coalesce(tests.truth('select version from vetting.standing where tutor_id = tests.id(''ann'')')::bigint, -1);
begin
  execute p_arrange;
  return ok(tests.truth('select version from vetting.standing where tutor_id = tests.id(''ann'')')::bigint > v_before, p_what || ' counts');
end;
$$;
select pg_temp.counted('a certificate', $$ select tests.certificate('ann', '2026-01-01', p_row => 'paper') $$);
select pg_temp.counted('an assessment', $$ select tests.assesses('ann', 'vera', 'paper', 'accept', now()) $$);
select pg_temp.counted('a consent', $$ select tests.consents('ann', now()) $$);
select pg_temp.counted('a status check', $$ select tests.status_check('ann', 'paper', 'NEW_INFO', now()) $$);
select pg_temp.counted('an identity check', $$ select tests.record('identity_check', 'ann', '{"method": "passport", "outcome": "failed", "verified_on": "2026-01-01"}') $$);
select pg_temp.counted('a qualification', $$ select tests.record('qualification', 'ann', '{"kind": "academic", "title": "x", "outcome": "failed", "verified_on": "2026-01-01"}') $$);
select pg_temp.counted('a reference', $$ select tests.record('reference', 'ann', '{"referee": "x", "relationship": "y", "outcome": "verified", "verified_on": "2026-01-01"}') $$);
select pg_temp.counted('a screening run', $$ select tests.screened('ann', 'uk_sanctions_list', now(), p_run => 'plain run') $$);
select pg_temp.counted('a hit', $$ select tests.record('screening_hit', 'ann', jsonb_build_object('run_id', tests.id('plain run'), 'strength', 'potential', 'note', 'x'), 'a hit') $$);
select pg_temp.counted('a clearance', $$ select tests.record('screening_clearance', 'ann', jsonb_build_object('rationale', 'Another date of birth and place.', 'cleared_by', tests.id('vera')), 'a hit') $$);
select pg_temp.counted('right to work', $$ select tests.record('right_to_work', 'ann', '{"document": "x", "outcome": "failed", "verified_on": "2026-01-01"}') $$);
select pg_temp.counted('a prohibition check', $$ select tests.record('prohibition_check', 'ann', '{"kind": "section_128", "result": "clear", "checked_on": "2026-01-01"}') $$);
select pg_temp.counted('a self-disclosure', $$ select tests.record('self_disclosure', 'ann', jsonb_build_object('nature', 'x', 'recorded_by', tests.id('ann'))) $$);
select pg_temp.counted('training', $$ select tests.record('training', 'ann', '{"topic": "kcsie_part1", "completed_on": "2026-01-01"}') $$);
select pg_temp.counted('a contract', $$ select tests.record('contract', 'ann', '{"kind": "tutor_contract", "starts_on": "2026-01-01"}') $$);
select pg_temp.counted('a decision at the gate', $$ select tests.record('gate_decision', 'ann', '{"decision": "passed"}') $$);
select pg_temp.counted('a notice', $$ select tests.record('notice', 'ann', '{"code": "SCREENING_HIT_OPEN"}') $$);
select is(tests.truth($$
  select count(*) from pg_class as t join pg_namespace as n on n.oid = t.relnamespace
  where n.nspname = 'vetting' and t.relkind = 'r' and t.relname <> 'standing'
    and not exists (select from pg_trigger as g where g.tgrelid = t.oid and g.tgname = '_900_touch' and g.tgenabled = 'A') $$), '0',
  'Every table of vetting has the trigger, and it always fires');
select is(tests.truth($$ select count(*) || ' ' || min(version) filter (where tutor_id = tests.id('bob')) from vetting.standing $$), '2 1', 'Nobody else''s row was touched, and bob''s for his own only');
select tests.given($$ set local session_replication_role = replica $$);
select pg_temp.counted('under replica mode it', $$ select tests.record('training', 'ann', '{"topic": "kcsie_part2", "completed_on": "2026-01-01"}') $$);
select * from finish();
rollback;
