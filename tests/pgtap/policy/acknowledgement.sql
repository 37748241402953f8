-- Who may do what to policy.acknowledgement.
begin;
select plan(11);

select tests.person('ann', '{tutor}');
select tests.person('bob', '{tutor}');
select tests.become('ann', 'web_tutor');
select tests.is_refused($$ select from policy.acknowledgement $$, 'No web role reads the table');
select tests.is_refused($$ insert into policy.acknowledgement values (tests.id('ann'), 'kcsie', '1') $$, 'or writes to it');
select tests.is_refused_to('cap_policy', $$ insert into policy.acknowledgement (person_id, document, version) values (tests.id('bob'), 'kcsie', '1') $$,
  'Nobody acknowledges for somebody else');
select tests.is_refused_to('cap_policy', $$
  insert into policy.acknowledgement (person_id, document, version, acknowledged_at) values (tests.id('ann'), 'kcsie', '1', '2026-01-01') $$,
  'nor for the past');
select lives_ok($x$ select tests.do_as('cap_policy', $$
  insert into policy.acknowledgement (person_id, document, version) values (tests.id('ann'), 'kcsie', '1') $$) $x$, 'but for themselves');
select tests.is_refused_to('cap_policy', $$ delete from policy.acknowledgement $$, 'and nobody takes it back');
select tests.step_back();
select is(tests.value_as('safelane_owner', 'select count(*) from policy.acknowledgement'), '0', 'The owner of the table sees none');
select tests.is_refused_to('cap_booking', $$ select from policy.acknowledgement $$, 'Other lanes ask policy.acknowledged');
select tests.is_refused($$ select tests.given('delete from policy.acknowledgement') $$, 'No act is unmade, even by a superuser', '23001');
select tests.settled();
select tests.is_refused($$ select tests.given('truncate policy.acknowledgement') $$, 'one by one or all', '23001');

select isnt(tests.value_as('cap_policy', 'select count(*) from policy.acknowledgement'), '0', 'The lane itself reads it');

select * from finish();
rollback;
