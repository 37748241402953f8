-- Whether a signature is one of RS256: the vector of RFC 7515 A.2, and blocks and lengths that a careless reader accepts.
begin;
select plan(25);

create function pg_temp.verifies(p_signature bytea, p_modulus numeric default tests.modulus('tap'), p_message text default 'hello')
  returns text language plpgsql as $f$
begin
  return coalesce(tests.value_as('cap_seal', format('identity.verify_rs256(%L::bytea, %L::bytea, %L)',
    convert_to(p_message, 'UTF8'), p_signature, p_modulus)), 'unknown');
end;
$f$;

-- What the key makes of a block; of one that ends with this, behind as much padding as there is room for.
create function pg_temp.signs(p_end text, p_length integer default 257, p_modulus numeric default tests.modulus('tap'), p_type text default '01')
  returns bytea language sql as $f$
  select tests.sign_block(decode('00' || p_type || rpad('', 2 * p_length - 4 - length(p_end), 'f') || p_end, 'hex'), p_modulus)
$f$;

-- The end of the block that RS256 has for a message: the name of SHA-256 and the hash.
create function pg_temp.ending(p_message text default 'hello') returns text language sql as $f$
  select '003031300d060960864801650304020105000420' || encode(sha256(convert_to(p_message, 'UTF8')), 'hex')
$f$;

create temp table made on commit drop as
select pg_temp.signs(pg_temp.ending()) as signature, encode(sha256('hello'), 'hex') as hash,
  tests.modulus('short', 2030) as short, tests.modulus('long', 4100) as long;

select is(
  tests.value_as('cap_seal', $$ identity.verify_rs256(
    'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ',
    identity.base64url_bytes('cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw'),
    identity.octets_number(identity.base64url_bytes('ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ'))) $$),
  'true', 'The example of RFC 7515 verifies');
select is(pg_temp.verifies(signature), 'true', 'A signature of our own verifies') from made;
select is(pg_temp.verifies(signature, p_message => 'hellp'), 'false', 'of that message only') from made;
select is(pg_temp.verifies(signature, tests.modulus('another')), 'false', 'and of that key') from made;

-- blocks that are not the one block
select is(pg_temp.verifies(forged), 'false', why)
from made
cross join lateral (values
  (tests.sign_block(decode(rpad('0001ffffffffffffffff' || pg_temp.ending(), 514, '0'), 'hex'), tests.modulus('tap')), 'Padding that stops early, with a tail behind the hash, is refused'),
  (pg_temp.signs('003041300d060960864801650304020205000430' || encode(sha384('hello'), 'hex')), 'Another digest is refused'),
  (pg_temp.signs('00302f300b0609608648016503040201' || '0420' || hash), 'A DigestInfo without its parameters is refused'),
  (pg_temp.signs(pg_temp.ending(), p_type => '02'), 'A block of the type for encryption is refused'),
  (pg_temp.signs('00' || hash), 'A bare hash is refused'),
  (decode(repeat('00', 257), 'hex'), 'Zero is no signature'),
  (tests.octets(1, 257), 'One is none'),
  (tests.octets(tests.modulus('tap')), 'The modulus itself is none'),
  (tests.octets(tests.modulus('tap') + ('0x0' || encode(signature, 'hex'))::numeric), 'Nothing above the modulus is another spelling of one that is right'),
  (decode(repeat('ff', 257), 'hex'), 'nor is the greatest number'),
  ('\x00' || signature, 'A signature has no octet before it'),
  (substr(signature, 2), 'and misses none'),
  (pg_temp.signs(pg_temp.ending(), 258), 'A block that is longer than the modulus is refused, though the key made it')
) as tried (forged, why);
-- some numbers below a modulus of 2050 bits have an octet fewer; that of this message has
select is(length(pg_temp.signs(pg_temp.ending('message 1'), 256)), 256, 'There is one that is shorter than the modulus');
select is(pg_temp.verifies(pg_temp.signs(pg_temp.ending('message 1'), 256), p_message => 'message 1'), 'false', 'and it is refused too');

-- lengths of keys: 2048 to 4096 bits
select is(pg_temp.verifies(pg_temp.signs(pg_temp.ending(), length(tests.octets(short)), short), short), 'false', 'A key of less than 2048 bits signs nothing') from made;
select is(pg_temp.verifies(pg_temp.signs(pg_temp.ending(), length(tests.octets(long)), long), long), 'false', 'nor does one of more than 4096') from made;

-- what is not there
select is(pg_temp.verifies(null), 'false', 'No signature is false and not unknown');
select is(pg_temp.verifies(signature, p_message => null), 'false', 'and so is no message') from made;
select is(pg_temp.verifies(signature, null), 'false', 'and no key') from made;
select tests.is_refused_to('cap_booking', $$ select identity.verify_rs256('a', 'b', 7) $$, 'Other lanes have no business with it');

select * from finish();
rollback;
