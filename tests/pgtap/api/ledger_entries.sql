-- Entries are shown to those who answer for them, and reading is entered.
begin;
select plan(19);

select tests.person('dora', '{dsl}');
select tests.person('cora', '{compliance_reporter}');
select tests.person('adam', '{platform_administrator}');
select tests.person('tina', '{tutor,dsl}');
select tests.become('dora', 'web_dsl');
select tests.do_as('cap_booking', format($$ select ledger.append('place_hold', 'person', %L, p_detail => '{"x": 1}') $$, tests.id('tina')));
select tests.do_as('cap_booking', format($$ select ledger.append('book_lesson', 'person', %L, 'refused', '{TUTOR_ON_HOLD,DBS_LAPSED}', '{"y": 2}') $$, tests.id('tina')));
create function pg_temp.seen(p_args text default '') returns text language plpgsql as $f$
declare
  v_answer jsonb;
begin
  execute format('select api.ledger_entries(%s)', p_args) into v_answer;
  return (select string_agg(concat_ws(' ', entry ->> 'action', entry -> 'reasons', entry -> 'detail'), '; ' order by (entry ->> 'seq')::bigint)
    from jsonb_array_elements(v_answer -> 'entries') as entry where entry ->> 'action' in ('place_hold', 'book_lesson'));
end;
$f$;
select is(pg_temp.seen(), 'place_hold [] {"x": 1}; book_lesson ["TUTOR_ON_HOLD", "DBS_LAPSED"] {"y": 2}', 'A lead sees everything');
select is(tests.truth($$ select concat_ws(' ', action, detail ->> 'rows' is not null, (select retention like '%access_log%' from ledger.opening where opening.seq = record.seq)) from ledger.record order by seq desc limit 1 $$), 'ledger_entries t t', 'Reading is entered, and kept as a read');
select is(pg_temp.seen(format('target_id => %L', tests.id('nobody'))), null, 'About one target there is what there is');
select tests.become('cora', 'web_compliance');
select is(pg_temp.seen(), 'book_lesson ["TUTOR_NOT_BOOKABLE"] null', 'Compliance learns of no hold, and reads public codes');
select tests.become('adam', 'web_admin');
select is(pg_temp.seen(), 'book_lesson ["TUTOR_NOT_BOOKABLE"] null', 'and so does an administrator');
select tests.become('tina', 'web_dsl');
select is(pg_temp.seen(), null, 'The lead who is held sees nothing of it');
select is((api.ledger_entries(target_id => tests.id('tina'))) -> 'entries', '[]', 'nor of anything that names them');
select tests.become('dora', 'web_dsl');
select is(jsonb_array_length((api.ledger_entries(page_size => 2)) -> 'entries'), 2, 'A page has a size');
select is(tests.truth(format('select %L::bigint < max(seq) from ledger.opening', (api.ledger_entries(page_size => 2)) ->> 'next_before_seq')), 'true', 'and says where the next begins');
select is((api.ledger_entries(before_seq => 1)) -> 'next_before_seq', 'null', 'The last has none');
select tests.is_refused($$ select api.ledger_entries(page_size => 101) $$, 'A page has 100 entries at most', 'PT422');
select tests.is_refused($$ select api.ledger_entries(since => 'infinity') $$, 'since is an instant', 'PT422');
select tests.become('tina', 'web_tutor');
select tests.is_refused($$ select api.ledger_entries() $$, 'A tutor reads nothing');

select tests.become('dora', 'web_dsl');
select is(pg_temp.seen(format('target_id => %L', tests.id('tina'))), pg_temp.seen(), 'About one target there is what there is');
select is(pg_temp.seen(format('since => %L', now() - interval '1 hour')), pg_temp.seen(), 'Since an hour ago, too'), is(pg_temp.seen(format('since => %L', now() + interval '1 hour')), null, 'and of the time to come nothing');
select is(pg_temp.seen(format('before_seq => %s', tests.truth($$ select seq from ledger.record where action = 'book_lesson' $$))), 'place_hold [] {"x": 1}', 'One goes back from where one was');
select tests.is_refused($$ select api.ledger_entries(page_size => null) $$, 'A page has a size', 'PT422'), tests.is_refused($$ select api.ledger_entries(since => 'infinity') $$, 'and begins at an instant', 'PT422');

select * from finish();
rollback;
