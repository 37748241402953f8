-- Whoever adds keys and whoever confirms them see which are believed, and because of whom.
begin;
select plan(6);

select tests.given($$
  insert into identity.signing_key (kid, modulus, exponent, audience, added_by, added_at, valid_from) values
    ('first', tests.modulus('first'), 65537, 'us', 'somebody', '2001-01-02 00:00+00', '2001-01-01 00:00+00'), ('second', tests.modulus('second'), 65537, 'them', 'me', '2001-01-02 00:00+00', '2001-01-03 00:00+00'),
    ('third', tests.modulus('third'), 65537, 'us', 'me', '2001-01-02 00:00+00', '2001-01-04 00:00+00'), ('fourth', tests.modulus('third'), 65537, 'us', 'me', '2001-01-02 00:00+00', '2001-01-04 00:00+00');
  update identity.signing_key set retired_at = '2002-01-01 00:00+00' where kid = 'second';
  insert into identity.key_confirmation (kid, how, thumbprint, confirmed_by, confirmed_at) values
    ('first', 'embedded', repeat('x', 43), 'somebody', '2001-02-01 00:00+00'), ('first', 'person', repeat('x', 43), 'another', '2001-02-03 00:00+00'), ('first', 'adopted', repeat('x', 43), 'a third', '2001-02-04 00:00+00'),
    ('second', 'embedded', repeat('x', 43), 'somebody', '2001-02-02 00:00+00')
$$);
create temporary table told as
select $$ (select string_agg(concat_ws(' ', kid, audience, to_char(valid_from, 'MM-DD'), to_char(retired_at, 'YYYY'), added_by, to_char(added_at, 'MM-DD'),
  confirmed, how, confirmed_by, to_char(confirmed_at, 'MM-DD')), ', ' order by place) from identity.key_confirmations() with ordinality as k (kid, thumbprint, audience, valid_from, retired_at, added_by, added_at, confirmed, how, confirmed_by, confirmed_at, place)
  where kid in ('first', 'second', 'third', 'fourth')) $$ as all_of_them;
grant select on told to public;
select is(tests.value_as('cap_seal', all_of_them),
  'first us 01-01 somebody 01-02 t person another 02-03, second them 01-03 2002 me 01-02 t embedded somebody 02-02, fourth us 01-04 me 01-02 f, third us 01-04 me 01-02 f',
  'Each once, oldest first, with who says that it is believed') from told;
select is(tests.value_as('cap_seal', $$ (select thumbprint from identity.key_confirmations() where kid = 'first') $$),
  tests.base64url(sha256(convert_to('{"e":"AQAB","kty":"RSA","n":"' || tests.base64url(tests.octets(tests.modulus('first'))) || '"}', 'UTF8'))), 'and with its own thumbprint');
select tests.given($$ insert into warden.mode_change (mode, changed_by) values ('production', 'the test') $$);
select is(tests.value_as('cap_seal', $$ (select string_agg(kid, ' ' order by kid) from identity.key_confirmations() where confirmed and kid in ('first', 'second', 'third')) $$), 'first', 'What confirmed itself waits in production');
select tests.pretend('web_admin');
select tests.is_refused('select * from identity.key_confirmations()', 'No request lists keys');
select tests.is_refused_to('cap_booking', 'select * from identity.key_confirmations()', 'no other lane does');
select tests.is_refused_to('safelane_owner', 'select * from identity.key_confirmations()', 'nor does the owner of the tables');

select * from finish();
rollback;
