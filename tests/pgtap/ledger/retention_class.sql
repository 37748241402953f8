-- The schedule comes with a revision, and is never shortened.
begin;
select plan(11);

select tests.is_refused_to('cap_ledger', $$ insert into ledger.retention_class values ('soon', '8 years', 'x', '{}') $$, 'The ledger adds no class');
select tests.is_refused($$ select tests.given($q$ insert into ledger.retention_class values ('soon', '1 year', 'x', '{}') $q$) $$, 'No class is shorter than seven years', '23514');
select tests.is_refused($$ select tests.given('update ledger.retention_class set keep = ''7 years''') $$, 'A period that was promised stays', '23001');
select is(tests.value_as('cap_ledger', 'select keep from ledger.retention_class where class = ''audit_chain'''), '10 years', 'The ledger reads them');
select is(tests.value_as('safelane_owner', 'select count(*) from ledger.retention_class'), '0', 'The owner sees nothing');

select is(tests.do_as('cap_migration', $$ insert into ledger.retention_class values ('later', '12 years', 'x', '{E6}') $$), 1::bigint, 'A revision adds a class');
select isnt(tests.value_as('cap_migration', 'select count(*) from ledger.retention_class'), '0', 'and reads them');
select tests.cannot_be('ledger.retention_class', jsonb_build_object('class', class, 'keep', '8 years', 'meaning', 'x', 'clauses', '{}'::text[]), 'A class has a plain name')
from unnest(array['', 'Audit chain', repeat('a', 41)]) as class;
select is(tests.value_as('cap_guard', 'select count(*) from ledger.retention_class'), tests.truth('select count(*) from ledger.retention_class'), 'Whoever approves reads each of them');

select * from finish();
rollback;
