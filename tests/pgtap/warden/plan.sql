-- Who migrates plans: each step is kept as it was said, and where it leads the guard works out itself (TS-67, TS-77).
begin;
select plan(17);

select tests.quick_guard();
select tests.given($$
  delete from warden.in_force;
  insert into warden.in_force (hash, revision, judges, lines) values (warden.posture_hash(), 'r1', true, warden.lines());
$$);
create function pg_temp.planning(p_removed text[] default '{policy | a.lesson.own | using true}', p_added text[] default '{grant | x | select}', p_meaning text[] default '{loosens}') returns text language sql as $$
  select format('select warden.plan(%L, %L, %L, %L, %L, %L, %L)', '7f1d2ad5-2b4e-4c55-9d7c-0f3a40a4d3a1', 'sha256:' || repeat('1', 64), 'r1', 'r2', p_removed, p_added, p_meaning)
$$;

select tests.log_in('safelane_migrator');
select is(tests.tried(pg_temp.planning()), tests.truth($$ warden.hash_of(E'grant | x | select\ntable | a.lesson | shut\n') $$), 'It leads to what is in force without what is removed, and with what is added');
select is(tests.tried(pg_temp.planning(), $$ select tests.truth('(select concat_ws('' '', plan_id, base_hash = warden.posture_hash(), left(from_hash, 9), from_revision, hash = warden.hash_of(E''grant | x | select\ntable | a.lesson | shut\n''),
    revision, removed, added, meaning, planned_by) from warden.manifest order by manifest_id desc limit 1)') $$),
  '7f1d2ad5-2b4e-4c55-9d7c-0f3a40a4d3a1 t sha256:11 r1 t r2 {"policy | a.lesson.own | using true"} {"grant | x | select"} {loosens} safelane_migrator', 'The step is kept as it was said, with who planned it');
select is(tests.tried(pg_temp.planning(p_removed => '{}', p_added => '{}', p_meaning => '{}'), $$ select 'planned' $$), 'planned', 'A step may change no line');
select is(tests.tried(pg_temp.planning(p_added => array[E'grant | x | select\ngrant | y | select'])), '22023 a line of a posture is one line', 'Nothing hides behind a line feed');
select is(tests.tried(pg_temp.planning(p_added => array[E'grant | x\rgrant'])), '22023 a line of a posture is one line', 'nor behind a carriage return');
select is(tests.tried(pg_temp.planning(p_removed => array[E'a\nb'])), '22023 a line of a posture is one line', 'in what is removed');
select is(tests.tried(pg_temp.planning(p_meaning => array[E'tightens\nloosens'])), '22023 a line of a posture is one line', 'or in what is read');
select is(tests.tried(pg_temp.planning(p_added => array[null]::text[])), '22023 a line of a posture is one line', 'and nothing is no line');
-- a line that has the digest of a text, and with which texts it is planned
create function pg_temp.digest(p_text text) returns text language sql as $$ select encode(sha256(convert_to(p_text, 'UTF8')), 'hex') $$;
create function pg_temp.reading(p_text text, variadic p_texts text[]) returns text language sql as $$
  select format('select warden.plan(gen_random_uuid(), null, null, null, %L, %L, %L, %L)', '{}', array['function | a.f() | CREATE f sha256 ' || pg_temp.digest(p_text)], '{}', p_texts)
$$;
create temporary table kept as select $$ select tests.truth('(select string_agg(definition, '', '' order by definition) from warden.definition where definition ~ ''^text [0-9]'')') $$ as texts;
grant select on kept to public;
select is(tests.tried(pg_temp.reading('text 1', 'text 1'), texts), 'text 1', 'The text of a function is kept with the step that it is in') from kept;
select is(tests.tried(pg_temp.reading('text 1', 'text 2', 'text 1'), texts), 'text 1', 'and none that no line of the step has the digest of') from kept;
select is(tests.tried(pg_temp.reading('text 1', 'text 1'), pg_temp.reading('text 1', 'text 1'), texts), 'text 1', 'It is kept once') from kept;
select is(tests.tried(pg_temp.reading('text 1', 'text 1'), replace(pg_temp.reading('text 1', 'text 1'), '{"text 1"}', '{}'), texts), 'text 1', 'and is not sent again') from kept;
select is(tests.tried(pg_temp.reading('text 1', 'text 2')), '22023 the text of a function is missing, and nobody could read what they approve', 'Another text is not this one''s');
select is(tests.tried(pg_temp.planning(p_added => array['function | a.f() | CREATE f sha256 ' || pg_temp.digest('text 1')])), '22023 the text of a function is missing, and nobody could read what they approve', 'and none at all is none');
select tests.log_in('safelane_approver');
select is(tests.tried(pg_temp.planning()), '42501 permission denied for function plan', 'The second person does not plan');
select tests.given('grant execute on function warden.plan(uuid, text, text, text, text[], text[], text[], text[]) to safelane_approver');
select is(tests.tried(pg_temp.planning()), '42501 who approves does not plan', 'not even where they may call it');
select tests.log_in('authenticator');
select tests.is_refused(pg_temp.planning(), 'No request plans');

select * from finish();
rollback;
