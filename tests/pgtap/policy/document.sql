-- Who may do what to policy.document.
begin;
select plan(14);

select tests.nobody();
select isnt_empty($$ select from policy.document $$, 'Everybody reads the register, signed in or not');
select tests.is_refused($$ delete from policy.document $$, 'and changes nothing');
select tests.step_back();
select tests.is_refused_to('cap_policy', $$ insert into policy.document values ('new_one', 'New', null) $$, 'The lane adds none while the platform runs');
select lives_ok($x$ select tests.do_as('cap_migration', $$ insert into policy.document values ('new_one', 'New', null) $$) $x$, 'A revision adds one');
select tests.is_refused_to('cap_migration', $$ delete from policy.document $$, 'and removes none');
select tests.is_refused_to('safelane_owner', $$ insert into policy.document values ('new_one', 'New', null) $$, 'The owner of the table adds none');
select is(tests.value_as('safelane_owner', 'select count(*) from policy.document'), '0', 'and sees none');
select tests.is_refused($$ select tests.given('update policy.document set title = null') $$, 'A row is never changed, even by a superuser', '23001');
select tests.is_refused($$ select tests.given('delete from policy.document') $$, 'nor removed', '23001');
select tests.settled();
select tests.is_refused($$ select tests.given('truncate policy.document cascade') $$, 'nor are all of them', '23001');
select tests.given('set local session_replication_role = replica');
select tests.is_refused($$ select tests.given('delete from policy.document') $$, 'and not in a replica session', '23001');

select tests.given('set local session_replication_role = origin');
select isnt(tests.value_as('cap_policy', 'select count(*) from policy.document'), '0', 'The lane reads the register');
select tests.cannot_be('policy.document', '{"document": "Code of Conduct", "title": "Code"}', 'A document has a short name that a program can use');
select is(tests.value_as('cap_guard', 'select count(*) from policy.document'), tests.truth('select count(*) from policy.document'), 'Whoever approves reads each of them');

select * from finish();
rollback;
