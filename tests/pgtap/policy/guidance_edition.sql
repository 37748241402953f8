-- Who may do what to policy.guidance_edition.
begin;
select plan(13);

select tests.pretend('web_admin');
select tests.is_refused($$ select from policy.guidance_edition $$, 'No web role reads the register of editions');
select tests.step_back();
select tests.is_refused_to('cap_policy', $$ insert into policy.guidance_edition values ('KCSIE', '2027', '2027-09-01', 'expected', null) $$, 'The lane adds none while the platform runs');
select lives_ok($x$ select tests.do_as('cap_migration', $$ insert into policy.guidance_edition values ('KCSIE', '2027', '2027-09-01', 'expected', null) $$) $x$, 'A revision adds one');
select tests.is_refused_to('cap_migration', $$ delete from policy.guidance_edition $$, 'and removes none');
select tests.is_refused_to('safelane_owner', $$ insert into policy.guidance_edition values ('KCSIE', '2027', '2027-09-01', 'expected', null) $$, 'The owner of the table adds none');
select is(tests.value_as('safelane_owner', 'select count(*) from policy.guidance_edition'), '0', 'and sees none');
select tests.is_refused($$ select tests.given('update policy.guidance_edition set note = null') $$, 'A row is never changed, even by a superuser', '23001');
select tests.is_refused($$ select tests.given('delete from policy.guidance_edition') $$, 'nor removed', '23001');
select tests.settled();
select tests.is_refused($$ select tests.given('truncate policy.guidance_edition cascade') $$, 'nor are all of them', '23001');
select tests.given('set local session_replication_role = replica');
select tests.is_refused($$ select tests.given('delete from policy.guidance_edition') $$, 'and not in a replica session', '23001');

select tests.given('set local session_replication_role = origin');
select tests.cannot_be('policy.guidance_edition', '{"instrument": "KCSIE", "edition": "2028", "valid_from": "2028-09-01", "status": "rumoured"}', 'An edition is in force or expected');

select isnt(tests.value_as('cap_policy', 'select count(*) from policy.guidance_edition'), '0', 'The lane itself reads it');
select is(tests.value_as('cap_guard', 'select count(*) from policy.guidance_edition'), tests.truth('select count(*) from policy.guidance_edition'), 'Whoever approves reads each of them');

select * from finish();
rollback;
