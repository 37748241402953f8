-- A correction of what cannot be corrected so has one answer.
begin;
select plan(2);
select tests.person('ann', '{tutor}');
select is(tests.value_as('cap_vetting', $$ select vetting.refuse_correction('do_it', tests.id('ann')) ->> 'type' $$), 'urn:safelane:problem:nothing-to-correct', 'It says so');
select is(current_setting('response.status'), '409', 'with 409');
select * from finish();
rollback;
