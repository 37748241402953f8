-- The ledger is written in the proved name, read by nobody and changed by nobody.
begin;
select plan(14);

select tests.person('ann', '{tutor}');
select tests.become('ann', 'web_tutor');
select tests.do_as('cap_booking', $$ select ledger.append('tried', null, null) $$);

select tests.is_refused_to('cap_ledger', format($$ insert into ledger.entry (actor_id, acting_role, action, outcome) values (%L, 'x', 'tried', 'done') $$, tests.id('bob')), 'An entry in another name is refused');
select tests.is_refused_to('cap_ledger', $$ insert into ledger.entry (acting_role, action, outcome) values ('x', 'tried', 'done') $$, 'so is one in nobody''s while somebody asks');
select tests.is_refused_to('cap_ledger', format($$ insert into ledger.entry (actor_id, persona, acting_role, action, outcome, at) values (%L, 'web_tutor', 'x', 'tried', 'done', '2001-01-01') $$, tests.id('ann')), 'The instant is not for the writer to choose');
select tests.is_refused_to('cap_ledger', 'select action from ledger.entry', 'cap_ledger does not read what was done');
select is(tests.value_as('cap_ledger', 'select count(seq) from ledger.entry'), '1', 'it sees the number of what this transaction wrote');
select is(tests.value_as('safelane_owner', 'select count(*) from ledger.entry'), '0', 'The owner sees nothing');
select tests.is_refused_to('cap_ledger', 'update ledger.entry set action = ''nothing''', 'An entry is not changed');
select tests.is_refused_to('cap_ledger', 'delete from ledger.entry', 'nor deleted');
select tests.is_refused($$ select tests.given('update ledger.entry set action = ''nothing''') $$, 'A superuser changes none', '23001');
select tests.is_refused($$ select tests.given('delete from ledger.entry') $$, 'deletes none', '23001');
select tests.is_refused($$ select tests.given('truncate ledger.entry') $$, 'does not empty it', '23001');
select tests.is_refused($$ select tests.given('set local session_replication_role = replica; delete from ledger.entry') $$, 'and a session that replays does not either', '23001');
select tests.is_refused('select from ledger.entry', 'No request reads the ledger');
select tests.is_refused_to('cap_booking', 'select from ledger.entry', 'no lane does');

select * from finish();
rollback;
