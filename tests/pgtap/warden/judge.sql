-- At COMMIT nothing stands that breaks a rule of the house, and in production nothing that nobody approved (TS-55, TS-67, TS-77).
begin;
select plan(33);

select tests.quick_guard();
select tests.given($$
  delete from warden.in_force;
  insert into warden.in_force (hash, revision, judges, lines) select warden.posture_hash(), 'r1', false, warden.lines();
  create temporary table first as select hash from warden.in_force;
  create temporary table known as select max(manifest_id) as step from warden.manifest;
  -- what another transaction left waiting is none of this one's affair
  alter table warden.pending disable trigger _900_judge;
  insert into warden.pending (xid, seen, revision, deed) values ('3', '2020-01-01', 'r9', true);
  alter table warden.pending enable always trigger _900_judge
$$);

-- what is changed is waiting, and PostgreSQL comes to the end of the transaction: the same word twice within one message
create function pg_temp.commits(p_before text, p_change text, p_look text default 'select ''committed''') returns text language sql as $$
  select tests.tried(format('select tests.given(%L)', p_before), format('select tests.given(%L)', p_change),
    'set constraints all immediate', 'set constraints all immediate', 'set constraints all deferred', format('select tests.truth(%L)', p_look))
$$;
create temporary table words as
select
  $$ insert into warden.mode_change (mode, changed_by) values ('production', 'the test') $$ as production,
  $$ insert into pg_temp.posture_now values ('grant', 'web_anon on a.lesson', 'select'); delete from pg_temp.posture_now where kind = 'policy';
     select warden.must_be_judged(true) $$ as loosened,
  $$ select warden.must_be_judged(true) $$ as touched,
  $$ select warden.must_be_judged() $$ as asked,
  $$ insert into warden.pending (revision) values ('r2') $$ as migrated;
-- a step that leads from the posture in force to the one that is loosened, and was approved; what else is said of it
create function pg_temp.planned(p_said jsonb default '{}', p_approved boolean default true) returns text language sql as $$
  select format($f$
    insert into warden.manifest overriding system value select (jsonb_populate_record(null::warden.manifest, jsonb_build_object('manifest_id', 1000000, 'plan_id', gen_random_uuid(),
      'base_hash', held.hash, 'from_hash', held.hash, 'from_revision', held.revision, 'hash', warden.hash_of(warden.lines_after(held.lines, '{policy | a.lesson.own | using true}', '{grant | web_anon on a.lesson | select}')),
      'revision', held.revision, 'removed', array[]::text[], 'added', array[]::text[], 'meaning', array[]::text[], 'planned_by', 'safelane_migrator', 'planned_at', now()) || %L)).*
    from warden.in_force as held;
    insert into warden.approval (manifest_id, approved_by, approved_how) select 1000000, 'safelane_approver', 'person' where %L $f$, p_said, p_approved)
$$;

-- what was taken since the beginning, and what is in force then
create function pg_temp.taken() returns text language sql as $$
  select $q$ (select concat_ws(' ', 'took', count(*), '; in force', (select held.revision || case when held.hash = warden.posture_hash()
    and held.lines = warden.lines() then ' as it is' else ' as it was' end from warden.in_force as held))
    from warden.taken as done where done.manifest_id > (select step from pg_temp.known)) $q$
$$;

select is(pg_temp.commits('select', touched || $$; insert into pg_temp.faults_now values (105, 'b', 'PUBLIC may'), (101, 'c', 'is open'), (101, 'a', 'is open') $$),
  '23514 refused at COMMIT: a rule of the house that no approval overrides is broken 101 a: is open; 101 c: is open; 105 b: PUBLIC may',
  'What breaks a rule of the house is not committed, and each break is named') from words;
select is(pg_temp.commits(production || ';' || pg_temp.planned(), loosened || $$; insert into pg_temp.faults_now values (101, 'a', 'is open') $$),
  '23514 refused at COMMIT: a rule of the house that no approval overrides is broken 101 a: is open',
  'not even where a second person approved the posture') from words;

-- in production
select is(pg_temp.commits(production || ';' || pg_temp.planned(), loosened, pg_temp.taken()), 'took 1 ; in force r1 as it is',
  'What a second person approved is committed, and is in force then') from words;
select is(pg_temp.commits(production, loosened),
  format('42501 refused at COMMIT: nobody approved this posture, %s it differs from the posture in force, %s, in 2 lines; policy | a.lesson.own | using true; grant | web_anon on a.lesson | select',
    tests.truth($$ select warden.hash_of(E'grant | web_anon on a.lesson | select\ntable | a.lesson | shut\n') $$), tests.truth('select hash from warden.in_force')),
  'What nobody planned is not, and what it changes is said') from words;
select matches(pg_temp.commits(production || ';' || step, loosened), '^42501 refused at COMMIT: nobody approved this posture', why)
from words, (values
  (pg_temp.planned(p_approved => false), 'nor what was planned and not approved'),
  (pg_temp.planned(jsonb_build_object('hash', 'sha256:' || repeat('0', 64))), 'nor another posture than the one that was approved'),
  (pg_temp.planned('{"revision": "r2"}'), 'nor at another revision'),
  (pg_temp.planned('{"revision": null}'), 'or at one that was not said'),
  (pg_temp.planned(jsonb_build_object('from_hash', 'sha256:' || repeat('0', 64))), 'nor from another posture'),
  (pg_temp.planned('{"from_hash": null}'), 'or from none'),
  (pg_temp.planned('{"from_revision": "r0"}'), 'nor from another revision'),
  (pg_temp.planned() || $$; insert into warden.taken (manifest_id, taken_by) values (1000000, 'x') $$, 'An approval holds once'),
  (pg_temp.planned() || $$; insert into warden.manifest overriding system value select (jsonb_populate_record(step, '{"manifest_id": 1000001}')).* from warden.manifest as step
    where manifest_id = 1000000; insert into warden.taken (manifest_id, taken_by) values (1000001, 'x') $$, 'and no longer where what was planned later is in force')
) as planned (step, why);
select is(pg_temp.commits(production || ';' || pg_temp.planned() || $$; insert into warden.taken (manifest_id, taken_by) select step, 'x' from pg_temp.known
    where not exists (select from warden.taken where manifest_id = step) $$, loosened, pg_temp.taken()), 'took 1 ; in force r1 as it is',
  'What was planned before and is in force does not stand in its way') from words;
select is(pg_temp.commits(production || ';' || pg_temp.planned('{"revision": "r2"}'), loosened || $$; update warden.pending set revision = 'r2' where xid = pg_current_xact_id() $$, pg_temp.taken()),
  'took 1 ; in force r2 as it is', 'A migration says which revision it comes to') from words;
select matches(pg_temp.commits(production, migrated), '^42501 refused at COMMIT: nobody approved this posture', 'and that alone has to be approved') from words;
select matches(pg_temp.commits(production || ';delete from warden.in_force', touched), '^42501 refused at COMMIT: nobody approved this posture',
  'So has the first posture, should there be none in force') from words;

-- nothing is changed, or all of it is changed back
select is(pg_temp.commits(production, asked, pg_temp.taken()), 'took 0 ; in force r1 as it is', 'What changes nothing is committed') from words;
select is(pg_temp.commits(production, touched),
  '42501 refused at COMMIT: what is changed and changed back was in force meanwhile, and nobody approved that', 'What was changed and changed back is not') from words;
select is(pg_temp.commits(production, $$ insert into warden.pending (revision) values ('r1') $$), '42501 refused at COMMIT: the database is at revision r1 already',
  'nor a revision that is none') from words;
select is(pg_temp.commits('select', touched, pg_temp.taken()), 'took 0 ; in force r1 as it is', 'In embedded mode both are') from words;
select is(pg_temp.commits('select', $$ insert into warden.pending (revision) values ('r1') $$, pg_temp.taken()), 'took 0 ; in force r1 as it is', 'as they are') from words;
select tests.given('alter role authenticator superuser');
select is(pg_temp.commits(production, touched, pg_temp.taken()), 'took 0 ; in force r1 as it is', 'What is no rule a superuser sets, and the journal knows') from words;
select matches(pg_temp.commits(production, loosened), '^42501 refused at COMMIT: nobody approved', 'but no rule') from words;
select tests.given('alter role authenticator nosuperuser');

-- whatever was remembered meanwhile was judged by what was in force meanwhile
create function pg_temp.forgotten() returns text language sql as $$ select $q$ (select epoch.number > counted.number from policy.epoch, pg_temp.counted) $q$ $$;
select tests.given('create temporary table counted as select number from policy.epoch');
select is(pg_temp.commits('select', touched, pg_temp.forgotten()), 'true', 'What was remembered while a rule was away is forgotten') from words;
select is(pg_temp.commits('select', asked, pg_temp.forgotten()), 'false', 'Where nothing was touched nothing is') from words;

-- in embedded mode each change approves itself, and is written down as well
select is(pg_temp.commits('select', loosened, pg_temp.taken()), 'took 1 ; in force r1 as it is', 'In embedded mode each change approves itself') from words;
select is(pg_temp.commits('select', loosened, $$ (select concat_ws(' ', base_hash = from_hash, from_hash = (select hash from pg_temp.first), step.from_revision, step.hash = warden.posture_hash(), step.revision,
    removed, added, meaning, planned_by, approved_by, approved_how, taken_by) from warden.manifest as step join warden.approval using (manifest_id) join warden.taken using (manifest_id)
    order by manifest_id desc limit 1) $$),
  't t r1 t r1 {"policy | a.lesson.own | using true"} {"grant | web_anon on a.lesson | select"} {} authenticator nobody embedded authenticator',
  'and it is written down from what to what, by whom, and that nobody approved') from words;
select is(pg_temp.commits('select', migrated, pg_temp.taken()), 'took 1 ; in force r2 as it is', 'So is a revision more') from words;
select is(pg_temp.commits('delete from warden.in_force', migrated, $$ (select concat_ws(' ', step.from_hash is null, step.revision, removed, added, held.revision)
    from warden.in_force as held, warden.manifest as step order by manifest_id desc limit 1) $$), 't r2 {} {} r2', 'and the first, which is not told line by line') from words;
select is(pg_temp.commits('delete from warden.in_force', loosened || $$; insert into pg_temp.faults_now values (101, 'a', 'is open') $$, pg_temp.taken()), 'took 0 ; in force',
  'A database that has not come to its first judgement is being made') from words;

-- when it is judged
select is(tests.tried(format('select tests.given(%L)', production), format('select tests.given(%L)', loosened), 'set constraints all immediate', 'set constraints all deferred',
  $$ select tests.truth('select count(*) from warden.pending where xid = pg_current_xact_id()') $$), '1', 'SET CONSTRAINTS does not have it judged before the end') from words;
select is(pg_temp.commits(production || ';' || pg_temp.planned(), loosened, $$ select array_agg(concat_ws(' ', xid, seen::date, revision, deed)) from warden.pending $$), '{"3 2020-01-01 r9 t"}',
  'What was judged waits no more, and what waits for another transaction does') from words;

select * from finish();
rollback;
