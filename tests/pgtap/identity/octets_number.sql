-- Octets are read as one number, the first the most significant.
begin;
select plan(7);

select is(tests.value_as('cap_seal', $$ identity.octets_number('\x00') $$), '0', 'Zero');
select is(tests.value_as('cap_seal', $$ identity.octets_number('\x0100') $$), '256', 'The first octet counts most');
select is(tests.value_as('cap_seal', $$ identity.octets_number('\x0000ff') $$), '255', 'Leading zeros add nothing');
select is(tests.value_as('cap_seal', $$ identity.octets_number('\xffffffffffffffffff') $$), '4722366482869645213695', 'More than a bigint holds');
select is(tests.value_as('cap_seal', $$ identity.octets_number(decode('01' || repeat('00', 512), 'hex')) = power(2::numeric, 4096) $$), 'true', 'and 4097 bits, exactly');
select is(tests.value_as('cap_seal', $$ identity.octets_number('') $$), '0', 'No octets are zero');
select is(tests.value_as('cap_seal', $$ identity.octets_number(null) $$), null, 'Null is null');

select * from finish();
rollback;
