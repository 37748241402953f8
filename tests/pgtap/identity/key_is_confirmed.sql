-- A key that confirmed itself is believed in embedded mode alone; one that a second person confirmed, or that production
-- began with, in both.
begin;
select plan(9);

select tests.given($$
  insert into identity.signing_key (kid, modulus, exponent, audience, added_by)
  select kid, power(2::numeric, 2047) + 1, 65537, 'us', 'somebody' from unnest('{person,adopted,embedded,nobody,both}'::text[]) as kid;
  insert into identity.key_confirmation (kid, how, thumbprint, confirmed_by)
  select split_part(said, ' ', 1), split_part(said, ' ', 2), repeat('x', 43), 'somebody else'
  from unnest('{person person,adopted adopted,embedded embedded,both embedded,both adopted}'::text[]) as said
$$);
create function pg_temp.believed() returns text language sql as $$
  select string_agg(kid, ' ' order by kid) from unnest('{person,adopted,embedded,nobody,both,unknown}'::text[]) as kid
  where tests.value_as('cap_seal', format('identity.key_is_confirmed(%L)', kid)) = 'true'
$$;
select is(pg_temp.believed(), 'adopted both embedded person', 'Where changes approve themselves, so does a key');
select is(tests.value_as('cap_seal', $$ identity.key_is_confirmed('nobody') $$), 'false', 'One that nobody confirmed is not believed');
select is(tests.value_as('cap_seal', $$ identity.key_is_confirmed('unknown') $$), 'false', 'nor one that is not there');
select is(tests.value_as('cap_seal', $$ identity.key_is_confirmed(null) $$), 'false', 'nor none');
select tests.given($$ insert into warden.mode_change (mode, changed_by) values ('production', 'the test') $$);
select is(pg_temp.believed(), 'adopted both person', 'In production a second person said so, or production began with it');
select is(tests.value_as('cap_seal', $$ identity.key_is_confirmed('embedded') $$), 'false', 'What confirmed itself is believed no more');
select tests.given($$ insert into warden.mode_change (mode, changed_by) values ('embedded', 'the test') $$);
select is(pg_temp.believed(), 'adopted both embedded person', 'until that mode is in force again');
select tests.is_refused_to('cap_booking', $$ select identity.key_is_confirmed('person') $$, 'No other lane asks');
select tests.pretend('web_admin');
select tests.is_refused($$ select identity.key_is_confirmed('person') $$, 'and no request');

select * from finish();
rollback;
