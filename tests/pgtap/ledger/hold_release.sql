-- A hold is released by somebody else, who says who they are (F20).
begin;
select plan(14);

select tests.person('dora', '{dsl}');
select tests.person('cora', '{compliance_reporter}');
select tests.person('vera', '{dsl}');

select tests.given(format($$ insert into ledger.hold (hold_id, seq, name, reason, placed_by) values (%L, 7, 'inquiry', 'asked', %L), (%L, 8, 'inquiry', 'asked', %L) $$,
  tests.id('h'), tests.id('dora'), tests.id('g'), tests.id('cora')));
create function pg_temp.released(p_by text, p_hold text default 'h') returns text language sql as $f$
  select format($q$ insert into ledger.hold_release (hold_id, reason, released_by) values (%L, 'over', %L) $q$, tests.id(p_hold), tests.id(p_by))
$f$;
create function pg_temp.row_with(p_reason text) returns jsonb language sql as $f$
  select jsonb_build_object('hold_id', tests.id('g'), 'reason', p_reason, 'released_by', tests.id('dora'), 'released_at', now())
$f$;
select tests.become('dora', 'web_dsl');
select tests.is_refused_to('cap_ledger', pg_temp.released('dora'), 'Whoever placed it does not release it, though others placed others');
select tests.is_refused_to('cap_ledger', pg_temp.released('dora', 'nothing'), 'What is not held is not released');
select tests.become('cora', 'web_compliance');
select tests.is_refused_to('cap_ledger', pg_temp.released('dora'), 'Nobody releases it in the name of whoever placed it');
select tests.is_refused_to('cap_ledger', pg_temp.released('vera'), 'nor in anybody else''s');
select tests.seal_as('cora', 'web_tutor');
select tests.is_refused_to('cap_ledger', pg_temp.released('cora'), 'nor in another persona');
select tests.seal_as('cora', 'web_compliance');
select is(tests.do_as('cap_ledger', pg_temp.released('cora')), 1::bigint, 'Somebody else does');
select is(tests.value_as('cap_ledger', 'select count(*) from ledger.hold_release'), '1', 'and every erasure sees it');
select tests.is_refused_to('cap_ledger', pg_temp.released('cora'), 'once', '23505');
select tests.seal_as('vera', 'web_dsl');
select is(tests.do_as('cap_ledger', pg_temp.released('vera', 'g')), 1::bigint, 'A lead releases what a compliance reporter placed');
select tests.cannot_be('ledger.hold_release', pg_temp.row_with(reason), 'For a reason of 3 to 2,000 characters') from unnest(array['no', repeat('r', 2001)]) as reason;
select tests.is_refused($$ select tests.given('delete from ledger.hold_release') $$, 'Nobody takes it back', '23001');
select tests.is_refused($$ select tests.given('update ledger.hold_release set reason = ''other''') $$, 'or says it otherwise', '23001');
select is(tests.value_as('safelane_owner', 'select count(*) from ledger.hold_release'), '0', 'The owner sees nothing');

select * from finish();
rollback;
