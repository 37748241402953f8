-- Octets are written as base64url in one spelling.
begin;
select plan(5);

select is(tests.value_as('cap_seal', $$ identity.base64url_text('\xffef') $$), '_-8', 'The two letters that differ from base64 are written');
select is(tests.value_as('cap_seal', $$ identity.base64url_text('\x01') $$), 'AQ', 'without padding');
select is(tests.value_as('cap_seal', $$ identity.base64url_text(convert_to(repeat('ABC', 200), 'UTF8')) $$), repeat('QUJD', 200), 'and without line breaks');
select is(tests.value_as('cap_seal', $$ identity.base64url_text(null) $$), null, 'Null is null');
select tests.is_refused_to('cap_booking', $$ select identity.base64url_text('\x01') $$, 'No other lane asks');

select * from finish();
rollback;
