-- A posture is known by one hash of its lines, which anybody can work out again (TS-67, TS-77).
begin;
select plan(3);

select is(tests.value_as('cap_migration', $$ warden.hash_of('') $$), 'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 'SHA-256, and it says so');
select is(tests.value_as('cap_migration', $$ warden.hash_of(E'é\n') $$), 'sha256:' || encode(sha256('\xc3a90a'), 'hex'), 'over the octets of UTF-8');
select tests.is_refused_to('cap_booking', $$ select warden.hash_of('') $$, 'No lane asks');

select * from finish();
rollback;
