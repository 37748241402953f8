-- A hold covers an entry, or all that names its target.
begin;
select plan(6);

select tests.person('dora', '{dsl}');
select tests.person('cora', '{compliance_reporter}');

create function pg_temp.held(p_seq bigint, p_body text) returns text language plpgsql as $f$
begin
  return tests.value_as('cap_ledger', format('ledger.is_held(%s, %L)', p_seq, p_body));
end;
$f$;
select is(pg_temp.held(7, '{}'), 'false', 'Nothing is held at first');
select tests.given(format($$ insert into ledger.hold (hold_id, seq, target_id, name, reason, placed_by) values (%L, 7, null, 'inquiry', 'asked', %L), (%L, null, %L, 'case', 'asked', %2$L) $$, tests.id('h1'), tests.id('dora'), tests.id('h2'), tests.id('tina')));
select is(pg_temp.held(7, '{}'), 'true', 'One entry');
select is(pg_temp.held(8, '{}'), 'false', 'and not its neighbour');
select is(pg_temp.held(8, format('{"detail": {"tutor_id": "%s"}}', tests.id('tina'))), 'true', 'Whatever names the target');
select tests.given(format($$ insert into ledger.hold_release (hold_id, reason, released_by) values (%L, 'over', %L) $$, tests.id('h2'), tests.id('cora')));
select is(pg_temp.held(8, format('{"detail": {"tutor_id": "%s"}}', tests.id('tina'))), 'false', 'A hold that was released holds nothing');
select is(pg_temp.held(7, '{}'), 'true', 'and the one beside it holds on');

select * from finish();
rollback;
