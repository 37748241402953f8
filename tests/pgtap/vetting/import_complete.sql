-- What the record only hints at cannot be recorded from it (C.5, C.6).
begin;
select plan(6);

create function pg_temp.asked(p_row text) returns text language sql as $sql$
  select format($$ select vetting.import_complete(%L) $$, p_row)
$sql$;

select is(tests.value_as('cap_vetting', pg_temp.asked('{"number": "001234567890", "result": "clear"}')), '',
  'A row that says everything');
select tests.is_refused_to('cap_vetting', pg_temp.asked('{"result": "(not shown)"}'), 'A result that is not shown', 'PT409');
select tests.is_refused_to('cap_vetting', pg_temp.asked('{"number": "********7890"}'),
  'a number of which four figures are shown', 'PT409');
select throws_ok($$ select tests.value_as('cap_vetting', pg_temp.asked('{"number": "********7890"}')) $$, 'PT409',
  'the row does not show number in full, and nothing on record agrees with it', 'The column is named');
select is(tests.value_as('cap_vetting', pg_temp.asked('{"title": "*with honours*"}')), '', 'Stars elsewhere hide nothing');
select tests.is_refused_to('cap_identity', pg_temp.asked('{}'), 'No other lane asks it');

select * from finish();
rollback;
