-- A row of reference data is judged as a change of the rules is, whichever table it is in, and nothing that the platform writes is (B.5, TS-55, TS-67, TS-77).
begin;
select plan(21);

select tests.given('alter table warden.pending disable trigger _900_judge');
create function pg_temp.waiting(p_sql text, p_role text default 'cap_migration') returns text language sql as $$
  select tests.tried('select tests.given(''delete from warden.pending'')', format('select tests.do_as(%L, %L)', p_role, p_sql),
    $q$ select tests.truth('(select array_agg(deed) from warden.pending where xid = pg_current_xact_id())') $q$)
$$;
create function pg_temp.above(p_sql text) returns text language sql as $$
  select tests.tried('select tests.given(''delete from warden.pending'')', format('select tests.given(%L)', p_sql),
    $q$ select tests.truth('(select array_agg(deed) from warden.pending where xid = pg_current_xact_id())') $q$)
$$;
select is(pg_temp.waiting(written), '{t}', why || ' is judged')
from (values
  ($$ insert into policy.profile values ('fourth', 'A fourth') $$, 'A profile'),
  ($$ insert into policy.profile_value values ('mytutor', 'student.min_age', '6', '2027-01-01') $$, 'A value of a profile'),
  ($$ insert into policy.parameter values ('x.y', 'integer', 'lower', null, null, null, 'none', 'no', 'd') $$, 'A parameter'),
  ($$ insert into policy.document values ('waiver', 'Waiver', null) $$, 'A document'),
  ($$ insert into policy.document_version (document, version, effective_from, owner, review_due_on, body)
    select 'waiver', '1', '2026-01-01', 'us', '2026-12-01', 'words' where false $$, 'The words of a document'),
  ($$ insert into policy.guidance_edition values ('KCSIE', '2027', '2027-09-01', 'expected', null) $$, 'An edition'),
  ($$ insert into policy.signposting values ('new_line', 'all', 1, '000', 'words', '2026-11-21', 'us', '2027-05-21', 1) $$, 'A help line'),
  ($$ insert into policy.epoch (singleton) select true where false $$, 'Even the counter'),
  ($$ insert into booking.reason (code, class, family, meaning, remedy) values ('FINE', 'A', 'session', 'm', 'r') $$, 'A reason'),
  ($$ insert into recording.reason values ('FINE', 'm', 'r') $$, 'One of a recording'),
  ($$ insert into ledger.retention_class values ('later', '12 years', 'x', '{E6}') $$, 'A class of entries'),
  ($$ insert into ledger.confidential_action values ('tried', '{F9}') $$, 'A confidential action'),
  ($$ select policy.raise_floor('student.min_age', '6', 'six') $$, 'A floor that rises')
) as tried (written, why);
select is(tests.tried($$ select tests.given('delete from warden.pending') $$,
    $$ select tests.given('set session_replication_role = replica') $$,
    $$ select tests.do_as('cap_migration', 'insert into policy.profile values (''fourth'', ''A fourth'')') $$,
    $$ select tests.truth('(select array_agg(deed) from warden.pending where xid = pg_current_xact_id())') $$), '{t}', 'While replicating, too');
-- the safeguarding lead publishes through the lane of policy
select is(pg_temp.waiting($$ update policy.epoch set number = number + 1 $$, 'cap_policy'), null, 'That something changed is counted without it');
select is(pg_temp.above($$ insert into policy.document_version (document, version, effective_from, owner, review_due_on, body)
  values ('code', 'next', now(), 'DSL', current_date + 30, 'Anew.') $$), null, 'What is written above the rules is found by its lines: see the posture');
select is(tests.truth($$ (select count(*) from pg_trigger where tgname = '_880_judged' and tgenabled = 'A') $$), '12', 'Twelve tables have it, always');
-- whatever a migration may write to
select is(tests.truth($$ (select string_agg(distinct p.polrelid::regclass::text, ' ')
    from pg_policy as p
    where p.polpermissive and p.polcmd in ('a', 'w', '*') and p.polroles && array['cap_migration'::regrole::oid]
      and not exists (select from pg_trigger as t where t.tgrelid = p.polrelid and t.tgname = '_880_judged')) $$),
  'guard.alembic_version', 'No table that a migration writes to is without it, but that of the revision, whose own trigger says more');
select is(tests.tried($$ select tests.given('alter schema warden rename to elsewhere') $$,
    $$ select tests.do_as('cap_migration', 'insert into policy.profile values (''fourth'', ''A fourth'')') $$, $$ select 'written' $$), 'written', 'Where there is no guard nobody judges');
select tests.is_refused_to('cap_migration', 'select guard.reference_is_judged()', 'Nobody calls it by hand', '42501');
select is(tests.truth($$ has_function_privilege('public', 'guard.reference_is_judged()', 'execute') $$), 'false', 'nor may anybody else');

select * from finish();
rollback;
