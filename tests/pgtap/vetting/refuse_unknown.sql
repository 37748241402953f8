-- There is one answer to every id that vetting has nothing to say about.
begin;
select plan(3);
select is(tests.value_as('cap_vetting', $$ select vetting.refuse_unknown('do_it') ->> 'type' $$), 'urn:safelane:problem:unknown-to-vetting', 'It says so');
select is(current_setting('response.status'), '422', 'with 422');
select is(tests.truth($$ select count(*) from ledger.record where action = 'do_it' and outcome = 'refused' and target_id is null $$), '1', 'and an entry that names nobody');
select * from finish();
rollback;
