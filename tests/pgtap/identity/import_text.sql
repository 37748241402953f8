-- A cell is its text without blanks around it.
begin;
select plan(4);

create function pg_temp.cell(p_row text) returns text language sql as $sql$
  select tests.value_as('cap_identity', format($$ select identity.import_text(%L, 'name') $$, p_row))
$sql$;

select is(pg_temp.cell('{"name": " \u00a0Ann Lee\r\n"}'), 'Ann Lee', 'Blanks around a text do not count');
select is(pg_temp.cell('{"name": "  "}'), null, 'Blanks alone are nothing');
select is(pg_temp.cell('{}'), null, 'A column that is not there is nothing');
select is(pg_temp.cell('{"name": 12}'), '12', 'A number is the text of it');

select * from finish();
rollback;
