-- Text is base64url or it is nothing; there is one spelling for every string of octets.
begin;
select plan(10);

select is(tests.value_as('cap_seal', $$ identity.base64url_bytes('_-8') $$), '\xffef', 'The two letters that differ from base64 are read');
select is(tests.value_as('cap_seal', $$ identity.base64url_bytes('AQAB') $$), '\x010001', 'Text without padding is read');
select is(tests.value_as('cap_seal', $$ length(identity.base64url_bytes(repeat('QUJD', 200))) $$), '600', 'Long text is read whole');
select is(tests.value_as('cap_seal', $$ identity.base64url_bytes('_-9') $$), null, 'Left-over bits that are not zero are a second spelling');
select is(tests.value_as('cap_seal', $$ identity.base64url_bytes('AQ==') $$), null, 'Padding is a second spelling');
select is(tests.value_as('cap_seal', $$ identity.base64url_bytes('A') $$), null, 'One letter is no octet');
select is(tests.value_as('cap_seal', $$ identity.base64url_bytes('/+8') $$), null, 'Letters of plain base64 are refused');
select is(tests.value_as('cap_seal', $$ identity.base64url_bytes(E'AQ\nAB') $$), null, 'Line breaks are refused');
select is(tests.value_as('cap_seal', $$ identity.base64url_bytes('') $$), null, 'No text is no octets');
select is(tests.value_as('cap_seal', $$ identity.base64url_bytes(null) $$), null, 'Null is null');

select * from finish();
rollback;
