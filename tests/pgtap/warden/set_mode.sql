-- A second person sets production, and nobody leaves it again but a superuser (TS-55, TS-67, TS-77).
begin;
select plan(22);

select tests.quick_guard();
select tests.given($$
  delete from warden.in_force;
  insert into warden.in_force (hash, revision, judges, lines) values ('sha256:' || repeat('0', 64), 'r1', false, '');
  create temporary table known as select coalesce(max(manifest_id), 0) as step from warden.manifest
$$);
create temporary table words as
select
  $$ select warden.set_mode('production') $$ as production,
  $$ select warden.set_mode('embedded') $$ as embedded,
  $$ select tests.truth('warden.mode()') $$ as mode,
  $$ select tests.given('insert into warden.mode_change (mode, changed_by) values (''production'', ''x'')') $$ as already,
  tests.truth('warden.posture_hash()') as hash;
grant select on words to public;

select tests.log_in('safelane_approver');
select is(tests.tried(production, mode), 'production', 'The second person sets production') from words;
select is(tests.tried(production), hash, 'and learns what is in force from then on') from words;
select is(tests.tried(production, $$ select tests.truth('(select concat_ws('' '', held.hash = warden.posture_hash(), held.revision, held.lines = warden.lines()) from warden.in_force as held)') $$), 't r1 t',
  'which is the posture of this moment') from words;
select is(tests.tried(production, $$ select tests.truth($q$ (select concat_ws(' ', step.hash = warden.posture_hash(), step.revision, coalesce(base_hash, from_hash, from_revision, 'from nothing'), removed, added, meaning, planned_by,
    approved_by, approved_how, taken_by) from warden.manifest as step join warden.approval using (manifest_id) join warden.taken using (manifest_id) where manifest_id > (select step from known)) $q$) $$),
  't r1 from nothing {} {} {} safelane_approver safelane_approver adopted safelane_approver', 'and is written down as adopted, with who did') from words;
select is(tests.tried(production, $$ select tests.truth('(select concat_ws('' '', mode, changed_by) from warden.mode_change order by change_id desc limit 1)') $$), 'production safelane_approver',
  'So is who set the mode') from words;
select is(tests.tried(production, $$ select tests.truth($q$ (select concat_ws(' ', action, said.body::jsonb -> 'detail' ->> 'mode', said.body::jsonb -> 'detail' ->> 'hash' = warden.posture_hash(), said.body::jsonb -> 'detail' ->> 'changed_by')
    from ledger.opening as said order by seq desc limit 1) $q$) $$), 'set_posture_mode production t safelane_approver', 'The ledger has an entry of it') from words;
select is(tests.tried($$ select tests.has_key('mine') $$, production, $$ select tests.truth('(select concat_ws('' '', confirmed_by) from identity.key_confirmation where kid = ''mine'' and how = ''adopted'')') $$), 'safelane_approver', 'The keys that sign then are believed from then on') from words;
select is(tests.tried(production, $$ select tests.has_key('mine') $$, $$ select tests.value_as('cap_seal', 'identity.key_is_confirmed(''mine'')') $$), 'false', 'and no key that comes later') from words;
select is(tests.tried($$ select tests.given('insert into pg_temp.faults_now values (102, ''b'', ''leaks''), (101, ''a'', ''is open'')') $$, production),
  '23514 a rule of the house is broken: see safelane doctor 102 b: leaks; 101 a: is open', 'Production does not begin with a rule of the house broken, and each is named') from words;
select is(tests.tried(already, production), hash, 'Nothing is done twice') from words;
select is(tests.tried(already, production, $$ select tests.truth('(select count(*) from warden.manifest where manifest_id > (select step from known))') $$), '0', 'and nothing adopted anew') from words;
select is(tests.tried(embedded, $$ select tests.truth('(select count(*) from warden.mode_change)') $$), '0', 'nor is what is embedded set so') from words;
select is(tests.tried(already, embedded), '42501 production is not left again', 'Production is not left again') from words;
select is(tests.tried($$ select warden.set_mode('lax') $$), '22023 the mode is embedded or production', 'There are two modes') from words;
select is(tests.tried($$ select warden.set_mode(null) $$), '22023 the mode is embedded or production', 'and one has to be said') from words;

-- who is neither the second person nor a superuser
select tests.log_in('safelane_migrator');
select is(tests.tried(production), '42501 permission denied for function set_mode', 'Who migrates does not') from words;
select tests.given('grant execute on function warden.set_mode(text) to safelane_migrator');
select is(tests.tried(production), '42501 safelane_migrator does not set the mode', 'not even who may call it') from words;
select is(tests.tried(already, embedded), '42501 safelane_migrator does not set the mode', 'or ends production') from words;

-- a superuser
select tests.log_in('authenticator');
select tests.given('alter role authenticator superuser');
select is(tests.tried(production, mode), 'production', 'A superuser sets it') from words;
select is(tests.tried(already, embedded, mode), 'embedded', 'and may leave it again') from words;
select is(tests.tried(already, embedded, $$ select tests.truth($q$ (select concat_ws(' ', action, said.body::jsonb -> 'detail' ->> 'mode', said.body::jsonb -> 'detail' ->> 'changed_by')
    from ledger.opening as said order by seq desc limit 1) $q$) $$), 'set_posture_mode embedded authenticator', 'which the ledger knows') from words;
select is(tests.tried(already, embedded, $$ select tests.truth('(select count(*) from warden.manifest where manifest_id > (select step from known))') $$), '0',
  'Nothing is adopted then: there is nothing to begin from') from words;
select tests.given('alter role authenticator nosuperuser');

select * from finish();
rollback;
