-- A hold is released by somebody else.
begin;
select plan(6);

select tests.person('dora', '{dsl}');
select tests.person('cora', '{compliance_reporter}');

select tests.given(format($$ insert into ledger.hold (hold_id, seq, name, reason, placed_by) values (%L, 7, 'inquiry', 'asked', %L) $$, tests.id('h'), tests.id('dora')));
create function pg_temp.released(p_by text) returns text language sql as $f$
  select format($q$ insert into ledger.hold_release (hold_id, reason, released_by) values (%L, 'over', %L) $q$, tests.id('h'), tests.id(p_by))
$f$;
select tests.become('dora', 'web_dsl');
select tests.is_refused_to('cap_ledger', pg_temp.released('dora'), 'Whoever placed it does not release it');
select tests.become('cora', 'web_compliance');
select tests.is_refused_to('cap_ledger', pg_temp.released('dora'), 'Nobody does in another name');
select is(tests.do_as('cap_ledger', pg_temp.released('cora')), 1::bigint, 'Somebody else does');
select tests.is_refused_to('cap_ledger', pg_temp.released('cora'), 'once', '23505');
select tests.is_refused($$ select tests.given('delete from ledger.hold_release') $$, 'Nobody takes it back', '23001');
select is(tests.value_as('safelane_owner', 'select count(*) from ledger.hold_release'), '0', 'The owner sees nothing');

select * from finish();
rollback;
