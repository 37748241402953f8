-- Nobody but the auditor is given openings, and nobody without an entry that is committed (TS-12, TS-68); what the auditor
-- is given as who they are is in tests/ledger/test_auditor.py.
begin;
select plan(21);

-- cap_ledger reads them here with the eyes of a safeguarding lead; the entries of exports are of an earlier transaction
select tests.person('dora', '{dsl}');
select tests.given($$ insert into ledger.entry (leaf) select convert_to('{}', 'UTF8') from generate_series((select count(*) from ledger.entry) + 1, 20) $$);
select set_config('safelane_test.thing', tests.old_entry(tests.id('thing'), '2010-05-03T12:00:00Z', p_xid => '5')::text, true);
select set_config('safelane_test.other', tests.old_entry(tests.id('other'), '2010-05-03T12:00:00Z', p_xid => '5')::text, true);
select tests.old_entry(tests.id('third'), '2010-05-03T12:00:00Z', p_xid => '5');
select tests.seal_ledger();
create function pg_temp.export(
  p_size bigint, p_targets uuid[] default null, p_at timestamptz default now() - interval '1 minute', p_xid xid8 default '5',
  p_by text default session_user, p_action text default null
) returns bigint language plpgsql as $f$
declare
  v_action text := coalesce(p_action, case when p_targets is null then 'export_openings' else 'export_openings_about' end);
begin
  return tests.old_entry(gen_random_uuid(), p_at, v_action, p_xid, p_said => jsonb_build_object('session_user', p_by,
    'detail', jsonb_strip_nulls(jsonb_build_object('size', p_size, 'targets', to_jsonb(p_targets)))));
end;
$f$;
create function pg_temp.given(p_entry bigint, p_from bigint default 20, p_count integer default 10) returns text language plpgsql as $f$
begin
  return tests.value_as('cap_ledger', format($q$ (select coalesce(string_agg(idx::text, ',' order by idx), '')
    from ledger.openings(%L, %s, %s)) $q$, p_entry, p_from, p_count));
end;
$f$;
create function pg_temp.nothing(p_entry bigint, p_why text) returns text language sql as $f$
  select tests.is_refused_to('cap_ledger', format('select * from ledger.openings(%L, 20, 10)', p_entry), p_why)
$f$;
select tests.seal_as('dora', 'web_dsl');

select is(pg_temp.given(pg_temp.export(23)), '20,21,22', 'Whoever said so reads what leaves commit to');
select is(pg_temp.given(pg_temp.export(22)), '20,21', 'as far as they said');
select is(pg_temp.given(pg_temp.export(23), p_from => 21), '21,22', 'from a leaf on');
select is(pg_temp.given(pg_temp.export(23), p_count => 1), '20', 'so many');
select is(pg_temp.given(pg_temp.export(23, array[tests.id('thing')])), '20', 'Whoever said about what reads about that, and nothing else');
select is(pg_temp.given(pg_temp.export(23, array[tests.id('thing'), tests.id('other')])), '20,21', 'about each that was named');
select is(pg_temp.given(pg_temp.export(23, array[tests.id('nobody')])), '', 'of what there is nothing, nothing');
select is(tests.value_as('cap_ledger', format($$ (select to_jsonb(found) from ledger.openings(%s, 20, 1) as found) $$, pg_temp.export(23)))::jsonb,
  tests.truth($$ select jsonb_build_object('idx', 20, 'salt', salt, 'body', body, 'retention_salt', retention_salt, 'retention', retention)
    from ledger.opening where seq = current_setting('safelane_test.thing')::bigint $$)::jsonb, 'What is given opens the leaf');
select pg_temp.nothing(pg_temp.export(23, p_action => 'export_nothing'), 'An entry of another action begins no export');
select pg_temp.nothing(pg_temp.export(23, p_at => now() - interval '25 hours'), 'nor one of the day before yesterday');
select isnt(pg_temp.given(pg_temp.export(23, p_at => now() - interval '23 hours')), '', '(for a day it does)');
select pg_temp.nothing(pg_temp.export(23, p_by => 'safelane_auditor'), 'nor one of somebody else');
select pg_temp.nothing(pg_temp.export(23, p_xid => tests.truth('select pg_current_xact_id()')::xid8), 'nor one that would be rolled back with what was read');
select tests.is_refused_to('cap_ledger', 'select * from ledger.openings(ledger.begin_export(3), 0, 10)', 'as ledger.begin_export writes it');
select pg_temp.nothing(0, 'An entry that is not there begins none');
select pg_temp.nothing(null, 'none is none');
select pg_temp.nothing(current_setting('safelane_test.thing')::bigint, 'and some entry is not one either');
select is(tests.truth($$ select string_agg(r.rolname, ' ' order by r.rolname) from pg_roles as r
    where not r.rolsuper and has_function_privilege(r.oid, 'ledger.openings(bigint, bigint, integer)', 'execute') $$), 'cap_ledger safelane_auditor', 'The auditor may ask');
select is(tests.truth($$ select string_agg(p.oid::regprocedure::text, ' ' order by p.oid::regprocedure::text collate "C") from pg_proc as p
    join pg_namespace as n on n.oid = p.pronamespace
    where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'extensions', 'tap', 'tests') and has_function_privilege('safelane_auditor', p.oid, 'execute') $$),
  'ledger.begin_export(bigint,uuid[]) ledger.checkpoints(bigint,integer) ledger.leaves(bigint,integer) ledger.newest_checkpoint(text) '
    || 'ledger.openings(bigint,bigint,integer) ledger.size() ledger.status() ledger.unopened()', 'these, and nothing else');
select tests.is_refused_to('cap_booking', 'select * from ledger.openings(1, 0, 10)', 'lanes do not');
select tests.is_refused('select * from ledger.openings(1, 0, 10)', 'nor does a login by itself');

select * from finish();
rollback;
