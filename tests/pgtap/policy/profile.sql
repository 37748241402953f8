-- Who may do what to policy.profile.
begin;
select plan(12);

select tests.pretend('web_admin');
select tests.is_refused($$ select from policy.profile $$, 'No web role reads the profiles');
select tests.step_back();
select tests.is_refused_to('cap_policy', $$ insert into policy.profile values ('fourth', 'A fourth') $$, 'The lane adds none while the platform runs');
select lives_ok($x$ select tests.do_as('cap_migration', $$ insert into policy.profile values ('fourth', 'A fourth') $$) $x$, 'A revision adds one');
select tests.is_refused_to('cap_migration', $$ delete from policy.profile $$, 'and removes none');
select tests.is_refused_to('safelane_owner', $$ insert into policy.profile values ('fourth', 'A fourth') $$, 'The owner of the table adds none');
select is(tests.value_as('safelane_owner', 'select count(*) from policy.profile'), '0', 'and sees none');
select tests.is_refused($$ select tests.given('update policy.profile set title = null') $$, 'A row is never changed, even by a superuser', '23001');
select tests.is_refused($$ select tests.given('delete from policy.profile') $$, 'nor removed', '23001');
select tests.settled();
select tests.is_refused($$ select tests.given('truncate policy.profile cascade') $$, 'nor are all of them', '23001');
select tests.given('set local session_replication_role = replica');
select tests.is_refused($$ select tests.given('delete from policy.profile') $$, 'and not in a replica session', '23001');

select isnt(tests.value_as('cap_policy', 'select count(*) from policy.profile'), '0', 'The lane itself reads it');
select is(tests.value_as('cap_guard', 'select count(*) from policy.profile'), tests.truth('select count(*) from policy.profile'), 'Whoever approves reads each of them');

select * from finish();
rollback;
