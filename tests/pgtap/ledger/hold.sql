-- A hold is placed in the proved name, and stays on record.
begin;
select plan(7);

select tests.person('dora', '{dsl}');
select tests.person('cora', '{compliance_reporter}');

create function pg_temp.placed(p_by text) returns text language sql as $f$
  select format($q$ insert into ledger.hold (seq, name, reason, placed_by) values (7, 'inquiry', 'asked', %L) $q$, tests.id(p_by))
$f$;
select tests.become('dora', 'web_dsl');
select is(tests.do_as('cap_ledger', pg_temp.placed('dora')), 1::bigint, 'A lead places one');
select tests.is_refused_to('cap_ledger', pg_temp.placed('cora'), 'in no other name');
select tests.seal_as('dora', 'web_tutor');
select tests.is_refused_to('cap_ledger', pg_temp.placed('dora'), 'and in no other persona');
select tests.is_refused($$ select tests.given('delete from ledger.hold') $$, 'Nobody removes it', '23001');
select tests.is_refused($$ select tests.given('update ledger.hold set seq = 8') $$, 'or moves it', '23001');
select is(tests.value_as('safelane_owner', 'select count(*) from ledger.hold'), '0', 'The owner sees nothing');
select tests.is_refused('select from ledger.hold', 'No request reads it');

select * from finish();
rollback;
