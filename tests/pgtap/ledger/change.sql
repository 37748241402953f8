-- Digests of rows are written in passing and stay.
begin;
select plan(10);

select tests.do_as('cap_ledger', $$ insert into ledger.change (kind, target, fields_version, after) values ('a.b', 'x', 1, sha256('1')) $$);
select is(tests.value_as('cap_ledger', $$ select count(*) from ledger.change where kind = 'a.b' and xid = pg_current_xact_id() $$), '1', 'A change belongs to the transaction that made it');
select tests.is_refused_to('cap_ledger', $$ insert into ledger.change (kind, target, fields_version, after, xid) values ('a.b', 'x', 1, sha256('1'), '7') $$, 'and to no other');
select tests.is_refused($$ select tests.given($q$ insert into ledger.change (kind, target, fields_version) values ('a.b', 'x', 1) $q$) $$, 'A change has a before or an after', '23514');
select tests.is_refused($$ select tests.given($q$ insert into ledger.change (kind, target, fields_version, after) values ('a.b', 'x', 1, 'short') $q$) $$, 'a digest is a digest', '23514');
select tests.touches_nothing_as('cap_ledger', $$ delete from ledger.change $$, 'Without a tombstone nothing goes');
select tests.is_refused($$ select tests.given('delete from ledger.change') $$, 'not even for a superuser', '23001');
select tests.is_refused($$ select tests.given('update ledger.change set after = sha256(''2'')') $$, 'who changes nothing', '23001');
select tests.is_refused($$ select tests.given('truncate ledger.change') $$, 'and does not empty it', '23001');
select is(tests.value_as('safelane_owner', 'select count(*) from ledger.change'), '0', 'The owner sees nothing');
select tests.pretend('web_dsl');
select tests.is_refused('select from ledger.change', 'No request reads it');

select * from finish();
rollback;
