-- What a record has no use for is not dropped in silence.
begin;
select plan(5);

create function pg_temp.asked(p_row text) returns text language sql as $sql$
  select format($$ select identity.import_columns(%L, 'topic', 'provider') $$, p_row)
$sql$;

select is(tests.value_as('cap_vetting', pg_temp.asked('{"line": 1, "record": "training", "topic": "x"}')), '',
  'A row with columns of its kind');
select is(tests.value_as('cap_vetting', pg_temp.asked('{"line": 1, "record": "training", "level": " "}')), '',
  'an empty cell of another kind');
select tests.is_refused_to('cap_vetting', pg_temp.asked('{"line": 1, "record": "training", "level": "basic"}'),
  'A cell of another kind is a mistake', 'PT422');
select throws_ok(
  $$ select tests.value_as('cap_vetting', pg_temp.asked('{"line": 1, "record": "training", "level": "basic"}')) $$,
  'PT422', 'level does not belong to a training row', 'and is named');
select tests.is_refused_to('cap_booking', pg_temp.asked('{}'), 'No other lane reads imports');

select * from finish();
rollback;
