-- A table is protected by two triggers that fire for everybody, or it is on the short list of those that are not.
begin;
select plan(19);

create function pg_temp.triggers(p_table text) returns text language sql as $$
  select tests.truth(format($q$ select string_agg(concat_ws(' ', tgname, tgenabled, case when tgdeferrable then 'deferrable' end,
    case when tginitdeferred then 'deferred' end), ', ' order by tgname) from pg_trigger where tgrelid = %L::regclass and not tgisinternal $q$, p_table))
$$;

select tests.given($$ create table booking.scratch (b text, a integer, "when" timestamptz, doubled integer generated always as (a * 2) stored, primary key (b, a)) $$);
select tests.given($$ alter table booking.scratch owner to safelane_owner $$);
select lives_ok($$ select tests.given('select ledger.protect(''booking.scratch'')') $$, 'A table is protected');
select is(pg_temp.triggers('booking.scratch'), '_890_change A, _900_entry A deferrable deferred', 'Both triggers fire always; one waits for the commit');
select is(tests.truth($$ select fields from ledger.protected where kind = 'booking.scratch' $$), '{a,b,doubled,when}', 'Every column counts, in the order of octets');
select lives_ok($$ select tests.given('select ledger.protect(''booking.scratch'')') $$, 'Saying so twice changes nothing');
select is(tests.truth($$ select count(*) from ledger.protected where kind = 'booking.scratch' $$), '1', 'not the version either');
select tests.given($$ alter table booking.scratch add note text; select ledger.protect('booking.scratch') $$);
select is(tests.truth($$ select string_agg(version::text || cardinality(fields), ' ' order by version) from ledger.protected where kind = 'booking.scratch' $$),
  '14 25', 'A column more is a version more');
select matches(tests.truth($$ select pg_get_triggerdef(oid) from pg_trigger where tgrelid = 'booking.scratch'::regclass and tgname = '_890_change' $$),
  '\(''2'', ''b,a'', ''a,b,doubled,note,when''\)', 'and the triggers say so');
-- a column that went, one that is computed when it is read (PostgreSQL 18 has them), and a second thing that is unique
select tests.given($$ alter table booking.scratch drop column doubled $$);
select tests.given(case when current_setting('server_version_num')::integer >= 180000
  then 'alter table booking.scratch add tripled integer generated always as (a * 3) virtual' else 'select' end);
select tests.given($$ create unique index on booking.scratch ("when") $$);
select lives_ok($$ select tests.given('select ledger.protect(''booking.scratch'')') $$, 'A table is protected as it has become');
select matches(tests.truth($$ select pg_get_triggerdef(oid) from pg_trigger where tgrelid = 'booking.scratch'::regclass and tgname = '_900_entry' $$),
  '\(''3'', ''b,a'', ''a,b,note,when''\)', 'What is stored counts, and its primary key names a row');
select tests.given($$ select guard.close_table('booking.scratch') $$);
select is(pg_temp.triggers('booking.scratch'), null, 'guard.close_table takes both off, so that the policy file is the whole truth');

select tests.given($$ create table booking.keyless (a integer) $$);
select tests.is_refused($$ select tests.given('select ledger.protect(''booking.keyless'')') $$, 'A table without a key cannot be protected', '42P16');
select tests.given($$ create table booking.oddly (a integer primary key, "Odd name" text) $$);
select tests.is_refused($$ select tests.given('select ledger.protect(''booking.oddly'')') $$, 'nor one with names that are not plain', '42602');
select tests.is_refused_to('cap_booking', $$ select ledger.protect('booking.lesson') $$, 'Only the owner of the tables protects');
select tests.given($$ drop table booking.scratch, booking.keyless, booking.oddly $$);

-- all that is here
select is(tests.truth($$
    select string_agg(c.oid::regclass::text, ' ' order by c.oid::regclass::text collate "C")
    from pg_class as c
    join pg_namespace as n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'ledger', 'tap', 'tests', 'warden')
      and 2 <> (select count(*) from pg_trigger as t where t.tgrelid = c.oid and t.tgenabled = 'A'
        and t.tgfoid in ('ledger.record_change'::regproc, 'ledger.require_entry'::regproc)) $$),
  -- memories that are made again from protected rows, answers kept for a retry, an empty table, the server's own secret,
  -- and the number of the revision; the guard's own memory (warden) belongs to nobody who migrates
  'booking.clearance booking.learner_clearance booking.learner_standing guard.alembic_version guard.anchor guard.idempotency_key '
    || 'guard.inspection guard.passage guard.sighting '
    || 'identity.seal_key policy.epoch policy.remembered recording.custody vetting.standing',
  'Every table is protected, but for these');
select is(tests.truth($$
    select string_agg(distinct lane, ' ' order by lane) from ledger.protected, split_part(kind, '.', 1) as lane $$),
  'booking identity policy recording vetting', 'These are the lanes that ledger.unrecorded asks');
select is(tests.truth($$
    select string_agg(kind, ' ') from ledger.protected as known
    where version = (select max(version) from ledger.protected as other where other.kind = known.kind) and to_regclass(kind) is not null
      and fields <> (select array_agg(attname::text order by attname collate "C") from pg_attribute
        where attrelid = to_regclass(known.kind) and attnum > 0 and not attisdropped and attgenerated <> 'v') $$),
  null, 'What is written down are the columns that the tables have');
select is(tests.truth($$
    select string_agg(known.kind, ' ') from ledger.protected as known
    join pg_trigger as t on t.tgrelid = to_regclass(known.kind) and t.tgname in ('_890_change', '_900_entry')
    where version = (select max(version) from ledger.protected as other where other.kind = known.kind)
      and encode(t.tgargs, 'escape') not like known.version || '\\000%\\000' || array_to_string(known.fields, ',') || '\\000' $$),
  null, 'and what the triggers say');
select is(tests.truth($$
    select string_agg(tgrelid::regclass::text, ' ') from pg_trigger where tgname = '_900_entry' and not (tgdeferrable and tginitdeferred) $$),
  null, 'and every one waits for the commit');
select is(tests.truth($$
    select string_agg(kind, ' ') from ledger.protected where version = 1 and to_regclass(kind) is not null
      and not exists (select from pg_trigger where tgrelid = to_regclass(kind) and tgname = '_100_no_truncate' and tgenabled = 'A') $$),
  null, 'None can be emptied past the row triggers');

select * from finish();
rollback;
