-- A hold is placed in the proved name, and stays on record (F20).
begin;
select plan(16);

select tests.person('dora', '{dsl}');
select tests.person('cora', '{compliance_reporter}');

create function pg_temp.placed(p_by text) returns text language sql as $f$
  select format($q$ insert into ledger.hold (seq, name, reason, placed_by) values (7, 'inquiry', 'asked', %L) $q$, tests.id(p_by))
$f$;
create function pg_temp.row_with(p_what jsonb) returns jsonb language sql as $f$
  select jsonb_strip_nulls(jsonb_build_object('hold_id', tests.id('other'), 'seq', 8, 'name', 'inquiry', 'reason', 'asked',
    'placed_by', tests.id('dora'), 'placed_at', now()) || p_what)
$f$;
select tests.become('dora', 'web_dsl');
select is(tests.do_as('cap_ledger', pg_temp.placed('dora')), 1::bigint, 'A lead places one');
select is(tests.value_as('cap_ledger', 'select count(*) from ledger.hold'), '1', 'which every erasure sees');
select tests.is_refused_to('cap_ledger', pg_temp.placed('cora'), 'in no other name');
select tests.seal_as('dora', 'web_tutor');
select tests.is_refused_to('cap_ledger', pg_temp.placed('dora'), 'and in no other persona');
select tests.seal_as('cora', 'web_compliance');
select is(tests.do_as('cap_ledger', pg_temp.placed('cora')), 1::bigint, 'A compliance reporter places one too');
select tests.cannot_be('ledger.hold', pg_temp.row_with(what), 'A hold is ' || wanted)
from (values
  ('{"target_id": "00000000-0000-0000-0000-000000000001"}'::jsonb, 'on one entry or about one target, not both'), ('{"seq": null}', 'on something'),
  ('{"name": ""}', 'named'), (jsonb_build_object('name', repeat('n', 201)), 'named in 200 characters'),
  ('{"reason": "no"}', 'there for a reason'), (jsonb_build_object('reason', repeat('r', 2001)), 'there for a reason of 2,000 characters')) as rows (what, wanted);
select lives_ok(format('select tests.given(%L)', tests.row_of('ledger.hold', pg_temp.row_with('{"seq": null, "target_id": "00000000-0000-0000-0000-000000000001", "reason": "why"}'))), '(about a target it is in order)');
select tests.is_refused($$ select tests.given('delete from ledger.hold') $$, 'Nobody removes it', '23001');
select tests.is_refused($$ select tests.given('update ledger.hold set seq = 8') $$, 'or moves it', '23001');
select is(tests.value_as('safelane_owner', 'select count(*) from ledger.hold'), '0', 'The owner sees nothing');
select tests.is_refused('select from ledger.hold', 'No request reads it');

select * from finish();
rollback;
