-- Two people who compare a thumbprint speak of the same key (RFC 7638).
begin;
select plan(4);

-- the key of RFC 7638, 3.1
select is(tests.value_as('cap_seal', format('identity.key_thumbprint(identity.octets_number(identity.base64url_bytes(%L)))',
  '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw')),
  'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs', 'The thumbprint is the one that other programs make');
-- 264 octets: no piece of it is short
select is(tests.value_as('cap_seal', format('identity.key_thumbprint(%s)', number)),
  tests.base64url(sha256(convert_to('{"e":"AQAB","kty":"RSA","n":"' || tests.base64url(tests.octets(number)) || '"}', 'UTF8'))), 'of a longer key, too')
from tests.modulus('longer', 2128) as number;
select is(tests.value_as('cap_seal', 'identity.key_thumbprint(null)'), null, 'No key has none');
select tests.is_refused_to('cap_booking', 'select identity.key_thumbprint(7)', 'No other lane asks');

select * from finish();
rollback;
