-- Who may do what to policy.parameter.
begin;
select plan(19);

select tests.pretend('web_admin');
select tests.is_refused($$ select from policy.parameter $$, 'No web role reads the parameters');
select tests.step_back();
select is(tests.value_as('safelane_owner', 'select count(*) from policy.parameter'), '0', 'The owner of the table sees none');
select tests.is_refused_to('cap_policy', $$ insert into policy.parameter values ('x.y', 'integer', 'lower', null, null, null, 'none', 'no', 'd') $$,
  'The lane adds none while the platform runs');
select lives_ok($x$ select tests.do_as('cap_migration', $$
  insert into policy.parameter values ('x.y', 'integer', 'lower', null, null, null, 'none', 'no', 'd') $$) $x$, 'A revision adds one');
select tests.is_refused_to('cap_migration', $$ update policy.parameter set floor = '1' $$, 'and changes none by itself');
select tests.is_refused_to('cap_policy', $$ update policy.parameter set direction = 'higher' $$, 'The lane changes floors only');
select tests.is_refused_to('cap_policy', $$ delete from policy.parameter $$, 'and removes none');
select tests.is_refused_to('cap_booking', $$ select from policy.parameter $$, 'Other lanes ask policy.effective');
select tests.settled();
select tests.is_refused($$ select tests.given('truncate policy.parameter cascade') $$, 'Nobody empties the table', '23001');
select tests.is_refused($$ select tests.given($s$ insert into policy.parameter values ('x.z', 'set', 'lower', null, null, '{a}', 'none', 'no', 'd') $s$) $$,
  'A set gains or loses members and has no other direction', '23514');
select tests.is_refused($$ select tests.given($s$ insert into policy.parameter values ('x.z', 'integer', 'lower', '"many"', null, null, 'none', 'no', 'd') $s$) $$,
  'A floor has the form of its parameter', 'PT422');

create function pg_temp.row(p_more jsonb) returns jsonb language sql as $$
  select '{"key": "x.z", "type": "integer", "direction": "lower", "floor_words": "none", "contract": "no", "description": "tried", "clauses": []}' || p_more $$;
select tests.cannot_be('policy.parameter', pg_temp.row('{"choices": ["a"]}'), 'A number has no vocabulary');
select tests.cannot_be('policy.parameter', pg_temp.row('{"type": "choice", "direction": "higher"}'), 'and a choice has one');
select tests.cannot_be('policy.parameter', pg_temp.row('{"contract": "maybe"}'), 'A contract may or may not');
select tests.cannot_be('policy.parameter', pg_temp.row('{"type": "date"}'), 'There are seven types');
select tests.given('alter table policy.parameter drop constraint parameter_type_has_direction');
select tests.cannot_be('policy.parameter', pg_temp.row('{"direction": "sideways"}'), 'and six directions');

select isnt(tests.value_as('cap_policy', 'select count(*) from policy.parameter'), '0', 'The lane itself reads it');

select is(tests.do_as('cap_policy', $$ update policy.parameter set floor = '300' where key = 'recording.retention_days' $$), 1::bigint, 'The lane raises a floor');
select is(tests.value_as('cap_guard', 'select count(*) from policy.parameter'), tests.truth('select count(*) from policy.parameter'), 'Whoever approves reads each of them');

select * from finish();
rollback;
