-- HMAC-SHA256 agrees with the test cases 1 to 4 of RFC 4231.
begin;
select plan(6);

create function pg_temp.mac(p_key text, p_message text) returns text language plpgsql as $f$
begin
  return substr(tests.value_as('cap_seal', format(
    'identity.hmac_sha256(decode(%L, ''hex''), decode(%L, ''hex''))', rpad(p_key, 128, '0'), p_message)), 3);
end;
$f$;

select is(pg_temp.mac(repeat('0b', 20), encode('Hi There', 'hex')),
  'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7', 'Test case 1');
select is(pg_temp.mac(encode('Jefe', 'hex'), encode('what do ya want for nothing?', 'hex')),
  '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843', 'Test case 2');
select is(pg_temp.mac(repeat('aa', 20), repeat('dd', 50)),
  '773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe', 'Test case 3');
select is(pg_temp.mac('0102030405060708090a0b0c0d0e0f10111213141516171819', repeat('cd', 50)),
  '82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b', 'Test case 4');
select throws_ok($$ select tests.value_as('cap_seal', 'identity.hmac_sha256(''\x00'', ''\x00'')') $$, '22023', null, 'A key of another length is refused');
select throws_ok($$ select tests.value_as('cap_seal', 'identity.hmac_sha256(null, ''\x00'')') $$, '22023', null, 'and so is no key');

select * from finish();
rollback;
