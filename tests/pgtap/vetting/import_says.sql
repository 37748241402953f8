-- A cell agrees with what is on record, or says that it does not show it.
begin;
select plan(6);

create function pg_temp.says(p_cell text, p_stands text) returns text language sql as $sql$
  select tests.value_as('cap_vetting', format('select vetting.import_says(%L, %L)', p_cell, p_stands))
$sql$;

select is(pg_temp.says('clear', 'clear'), 'true', 'The same');
select is(pg_temp.says('clear', 'match'), 'false', 'something else');
select is(pg_temp.says(null, null), 'true', 'nothing and nothing');
select is(pg_temp.says(null, 'clear'), 'false', 'An empty cell does not stand for what is there');
select is(pg_temp.says('clear', null), 'false', 'nor a cell for nothing');
select is(pg_temp.says('(not shown)', 'match'), 'true', 'What is not shown may be anything');

select * from finish();
rollback;
