-- Whoever remembers a verdict reads the counter under a lock.
begin;
select plan(3);
select is(tests.value_as('cap_booking', 'policy.locked_epoch()'), tests.truth('select number from policy.epoch'), 'It is the counter');
select is(tests.truth($p$ select has_function_privilege('web_tutor', 'policy.locked_epoch()', 'execute') $p$), 'false', 'Nobody over HTTP may hold up a change of policy');
select is(tests.truth($p$ select has_function_privilege('cap_vetting', 'policy.locked_epoch()', 'execute') $p$), 'false', 'nor another lane');
select * from finish();
rollback;
