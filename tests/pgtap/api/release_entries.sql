-- A legal hold is released by somebody else, with a reason.
begin;
select plan(10);

select tests.person('dora', '{dsl}');
select tests.person('cora', '{compliance_reporter}');

select tests.given(format($$ insert into ledger.hold (hold_id, seq, name, reason, placed_by) values (%L, 7, 'inquiry', 'asked', %L) $$, tests.id('h'), tests.id('dora')));
select tests.become('dora', 'web_dsl');
select tests.answers($$ select api.release_entries(tests.id('h'), 'it is over') $$, 403, 'not-for-yourself', 'Not by whoever placed it');
select tests.become('cora', 'web_compliance');
select tests.answers($$ select api.release_entries(tests.id('none'), 'it is over') $$, 404, 'not-found', 'There is a hold');
select tests.is_refused($$ select api.release_entries(tests.id('h'), '') $$, 'and a reason', 'PT422');
select tests.answers($$ select api.release_entries(tests.id('h'), 'it is over') $$, 200, null, 'Then it is released');
select is(tests.truth($$ select reason || ' ' || (released_by = tests.id('cora')) from ledger.hold_release $$), 'it is over true', 'and that is on record');
select tests.answers($$ select api.release_entries(tests.id('h'), 'it is over') $$, 404, 'not-found', 'once');
select is(tests.truth($$ select string_agg(outcome, ' ' order by seq) from ledger.record where action = 'release_entries' $$), 'refused refused done refused', 'Every attempt is entered');

select tests.become('cora', 'web_compliance');
select tests.answered_once($$ select api.release_entries(tests.id('h'), 'it is over') $$);
select tests.is_required('hold_id', $$ select api.release_entries(hold_id => null, reason => 'whatever else is sent') $$);

select tests.given(format($$ insert into ledger.hold (hold_id, seq, name, reason, placed_by) values (%L, 8, 'inquiry', 'asked', %L) $$, tests.id('second'), tests.id('dora')));
select tests.become('cora', 'web_compliance');
select tests.answers($$ select api.release_entries(tests.id('second'), 'it is over') $$, 200, null, 'Each hold is released for itself');

select * from finish();
rollback;
