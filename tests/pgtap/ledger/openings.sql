-- Nobody but the auditor is given openings, and nobody without an entry; what they are given is tests/ledger/test_auditor.py.
begin;
select plan(6);

select tests.entries(3);
select tests.seal_ledger();

select tests.is_refused_to('cap_ledger', 'select * from ledger.openings(1, 0, 10)', 'Some entry begins no export');
select tests.is_refused_to('cap_ledger', 'select * from ledger.openings(ledger.begin_export(3), 0, 10)', 'one of the same transaction would be rolled back with it');
select tests.is_refused_to('cap_ledger', 'select * from ledger.openings(null, 0, 10)', 'none is none');
select is(tests.truth($$ select string_agg(r.rolname, ' ' order by r.rolname) from pg_roles as r
    where not r.rolsuper and has_function_privilege(r.oid, 'ledger.openings(bigint, bigint, integer)', 'execute') $$), 'cap_ledger safelane_auditor', 'The auditor may ask');
select is(tests.truth($$ select string_agg(p.oid::regprocedure::text, ' ' order by p.oid::regprocedure::text collate "C") from pg_proc as p
    join pg_namespace as n on n.oid = p.pronamespace
    where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'extensions', 'tap', 'tests') and has_function_privilege('safelane_auditor', p.oid, 'execute') $$),
  'ledger.begin_export(bigint,uuid[]) ledger.checkpoints(bigint,integer) ledger.leaves(bigint,integer) ledger.newest_checkpoint(text) '
    || 'ledger.openings(bigint,bigint,integer) ledger.size() ledger.status() ledger.unopened()', 'these, and nothing else');
select tests.is_refused_to('cap_booking', 'select * from ledger.openings(1, 0, 10)', 'lanes do not');

select * from finish();
rollback;
