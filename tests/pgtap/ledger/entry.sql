-- A leaf is written by the transaction that acts, and changed by nobody.
begin;
select plan(14);

select tests.person('ann', '{tutor}');
select tests.become('ann', 'web_tutor');

select tests.do_as('cap_booking', $$ select ledger.append('tried', null, null) $$);
select tests.is_refused_to('cap_ledger', $$ insert into ledger.entry (leaf, xid) values ('{}', '1') $$, 'An entry does not say that it is another transaction''s');
select tests.is_refused_to('cap_ledger', $$ insert into ledger.entry (leaf, at) values ('{}', '2001-01-01') $$, 'The instant is not for the writer to choose');
select tests.is_refused_to('cap_ledger', $$ insert into ledger.entry (seq, leaf) overriding system value values (1, '{}') $$, 'nor is the number');
select tests.is_refused($$ select tests.given('insert into ledger.entry (leaf) values (convert_to(repeat(''x'', 65536), ''UTF8''))') $$, 'A leaf fits the bundles it is published in', '23514');
select is(tests.value_as('safelane_owner', 'select count(*) from ledger.entry'), '0', 'The owner sees nothing');
select tests.is_refused_to('cap_ledger', 'update ledger.entry set leaf = ''{}''', 'An entry is not changed');
select tests.is_refused_to('cap_ledger', 'delete from ledger.entry', 'nor deleted');
select tests.is_refused($$ select tests.given('update ledger.entry set leaf = ''{}''') $$, 'A superuser changes none', '23001');
select tests.is_refused($$ select tests.given('delete from ledger.entry') $$, 'deletes none', '23001');
select tests.is_refused($$ select tests.given('truncate ledger.entry') $$, 'does not empty it', '23001');
select tests.is_refused($$ select tests.given('set local session_replication_role = replica; delete from ledger.entry') $$, 'and a session that replays does not either', '23001');
select tests.is_refused('select from ledger.entry', 'No request reads it');
select tests.is_refused_to('cap_booking', 'select from ledger.entry', 'no lane does');

select tests.given('grant insert on ledger.entry to cap_ledger');
select tests.is_refused_to('cap_ledger', $$ insert into ledger.entry (leaf, xid) values ('{}', '1') $$, 'A privilege more makes no entry another transaction''s');

select * from finish();
rollback;
