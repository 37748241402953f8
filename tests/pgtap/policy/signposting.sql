-- Who may do what to policy.signposting.
begin;
select plan(15);

select tests.nobody();
select isnt_empty($$ select from policy.signposting $$, 'Everybody reads help lines, signed in or not');
select tests.is_refused($$ delete from policy.signposting $$, 'and changes nothing');
select tests.step_back();
select tests.is_refused_to('cap_policy', $$ insert into policy.signposting values ('new_line', 'all', 1, '000', 'words', '2026-11-21', 'us', '2027-05-21', 1) $$, 'The lane adds none while the platform runs');
select lives_ok($x$ select tests.do_as('cap_migration', $$ insert into policy.signposting values ('new_line', 'all', 1, '000', 'words', '2026-11-21', 'us', '2027-05-21', 1) $$) $x$, 'A revision adds one');
select tests.is_refused_to('cap_migration', $$ delete from policy.signposting $$, 'and removes none');
select tests.is_refused_to('safelane_owner', $$ insert into policy.signposting values ('new_line', 'all', 1, '000', 'words', '2026-11-21', 'us', '2027-05-21', 1) $$, 'The owner of the table adds none');
select is(tests.value_as('safelane_owner', 'select count(*) from policy.signposting'), '0', 'and sees none');
select tests.is_refused($$ select tests.given('update policy.signposting set contact = null') $$, 'A row is never changed, even by a superuser', '23001');
select tests.is_refused($$ select tests.given('delete from policy.signposting') $$, 'nor removed', '23001');
select tests.settled();
select tests.is_refused($$ select tests.given('truncate policy.signposting cascade') $$, 'nor are all of them', '23001');
select tests.given('set local session_replication_role = replica');
select tests.is_refused($$ select tests.given('delete from policy.signposting') $$, 'and not in a replica session', '23001');

select tests.given('set local session_replication_role = origin');
create function pg_temp.row(p_more jsonb) returns jsonb language sql as $$
  select '{"service": "another_line", "band": "all", "version": 1, "contact": "000", "wording": "words", "verified_on": "2026-11-21", "verified_by": "us", "review_due": "2027-05-21", "sort_order": 1}' || p_more $$;
select tests.cannot_be('policy.signposting', pg_temp.row('{"band": "13_to_17"}'), 'A help line is for a band, or for all');
select tests.cannot_be('policy.signposting', pg_temp.row('{"review_due": "2027-05-22"}'), 'and looked at again within half a year');

select isnt(tests.value_as('cap_policy', 'select count(*) from policy.signposting'), '0', 'The lane itself reads it');
select is(tests.value_as('cap_guard', 'select count(*) from policy.signposting'), tests.truth('select count(*) from policy.signposting'), 'Whoever approves reads each of them');

select * from finish();
rollback;
