-- Production begins with the keys that are believed at that moment, and with no other (TS-67, TS-77).
begin;
select plan(8);

select tests.given($$
  insert into identity.signing_key (kid, modulus, exponent, audience, added_by, retired_at) values
    ('first', power(2::numeric, 2047) + 1, 65537, 'us', 'somebody', null), ('second', power(2::numeric, 2047) + 1, 65537, 'us', 'somebody', null),
    ('waiting', power(2::numeric, 2047) + 1, 65537, 'us', 'somebody', null), ('adopted', power(2::numeric, 2047) + 1, 65537, 'us', 'somebody', null),
    ('confirmed', power(2::numeric, 2047) + 1, 65537, 'us', 'somebody', null), ('retired', power(2::numeric, 2047) + 1, 65537, 'us', 'somebody', now()),
    ('retiring', power(2::numeric, 2047) + 1, 65537, 'us', 'somebody', now() + interval '1 hour');
  insert into identity.key_confirmation (kid, how, thumbprint, confirmed_by) values
    ('first', 'embedded', rpad('first', 43, 'x'), 'somebody'), ('second', 'embedded', rpad('second', 43, 'x'), 'somebody'),
    ('adopted', 'embedded', repeat('x', 43), 'somebody'), ('adopted', 'adopted', rpad('it', 43, 'x'), 'before'),
    ('confirmed', 'embedded', repeat('x', 43), 'somebody'), ('confirmed', 'person', repeat('x', 43), 'before'),
    ('retired', 'embedded', repeat('x', 43), 'somebody'), ('retiring', 'embedded', rpad('retiring', 43, 'x'), 'somebody')
$$);
-- the key of this run is there, too
create temporary table words as
select $$ select tests.do_as('cap_warden', 'select identity.adopt_signing_keys()') $$ as adopting,
  $$ select tests.truth($q$ (select string_agg(concat_ws(' ', kid, rtrim(thumbprint, 'x'), confirmed_by), ', ' order by kid) from identity.key_confirmation where how = 'adopted' and kid = any ('{first,second,waiting,adopted,confirmed,retired,retiring}')) $q$) $$ as adopted,
  $$ select tests.truth($q$ (select string_agg((detail ->> 'confirmed_by') || (select string_agg(' ' || (key ->> 'kid') || ' ' || rtrim(key ->> 'thumbprint', 'x'), ',' order by place)
    from jsonb_array_elements(detail -> 'keys') with ordinality as held (key, place) where key ->> 'kid' = any ('{first,second,waiting,adopted,confirmed,retired,retiring}')), '; ') from ledger.record where action = 'adopt_signing_keys' and xid = pg_current_xact_id()) $q$) $$ as entered,
  tests.truth($$ (select count(*) from identity.signing_key where kid <> all ('{first,second,waiting,adopted,confirmed,retired,retiring}')) $$)::integer as of_the_run;
grant select on words to public;

select tests.log_in('safelane_approver');
select is(tests.tried(adopting, adopted), 'adopted it before, first first safelane_approver, retiring retiring safelane_approver, second second safelane_approver',
  'What is believed is adopted in the name of who sets production: no key that waits, or was confirmed, or is retired') from words;
select is(tests.tried(adopting, entered), 'safelane_approver first first, retiring retiring, second second', 'and the ledger names each with its thumbprint') from words;
select is(tests.tried($$ select tests.value_as('cap_warden', 'identity.adopt_signing_keys()') $$), (3 + of_the_run)::text, 'They learn how many those are') from words;
select is(tests.tried(adopting, $$ select tests.value_as('cap_warden', 'identity.adopt_signing_keys()') $$), '0', 'Once is enough') from words;
select is(tests.tried(adopting, adopting, $$ select tests.truth($q$ (select count(*) from ledger.record where action = 'adopt_signing_keys' and xid = pg_current_xact_id()) $q$) $$), '1', 'and where there is nothing to adopt there is no entry') from words;
select is(tests.tried($$ select identity.adopt_signing_keys() $$), '42501 permission denied for function adopt_signing_keys', 'The second person does so by setting production, and not by hand');
select tests.log_in('safelane_migrator');
select matches(tests.tried(adopting), '^42501 new row violates row-level security policy', 'Nobody else adopts, however they come here') from words;
select tests.log_in('authenticator');
select tests.is_refused_to('safelane_owner', $$ select identity.adopt_signing_keys() $$, 'nor does the owner of the tables');

select * from finish();
rollback;
