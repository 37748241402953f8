-- The schedule comes with a revision, and is never shortened.
begin;
select plan(5);

select tests.is_refused_to('cap_ledger', $$ insert into ledger.retention_class values ('soon', '8 years', 'x', '{}') $$, 'The ledger adds no class');
select tests.is_refused($$ select tests.given($q$ insert into ledger.retention_class values ('soon', '1 year', 'x', '{}') $q$) $$, 'No class is shorter than seven years', '23514');
select tests.is_refused($$ select tests.given('update ledger.retention_class set keep = ''7 years''') $$, 'A period that was promised stays', '23001');
select is(tests.value_as('cap_ledger', 'select keep from ledger.retention_class where class = ''audit_chain'''), '10 years', 'The ledger reads them');
select is(tests.value_as('safelane_owner', 'select count(*) from ledger.retention_class'), '0', 'The owner sees nothing');

select * from finish();
rollback;
