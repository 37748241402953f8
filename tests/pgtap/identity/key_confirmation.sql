-- Who may write that a key is believed: the second person about somebody else's key; whoever adds one in embedded mode; who
-- sets production (TS-67, TS-77).
begin;
select plan(40);

select tests.given($$
  insert into identity.signing_key (kid, modulus, exponent, audience, added_by)
  select split_part(said, ' ', 1), power(2::numeric, 2047) + 1, 65537, 'us', split_part(said, ' ', 2)
  from unnest('{others somebody,own safelane_approver,held somebody}'::text[]) as said;
  insert into identity.key_confirmation (kid, how, thumbprint, confirmed_by) values ('held', 'person', repeat('x', 43), 'somebody else')
$$);
create function pg_temp.a_row(p_kid text, p_how text, p_changes jsonb default '{}') returns text language sql as $f$
  select tests.row_of('identity.key_confirmation', jsonb_build_object('kid', p_kid, 'how', p_how, 'thumbprint', repeat('x', 43)) || p_changes)
$f$;
-- What comes of it, and taken back: written, or the SQLSTATE.
create function pg_temp.writes(p_kid text, p_how text, p_changes jsonb default '{}') returns text language plpgsql as $f$
begin
  perform tests.do_as('cap_seal', pg_temp.a_row(p_kid, p_how, p_changes));
  raise exception using errcode = 'MU999';
exception
  when sqlstate 'MU999' then
    return 'written';
  when others then
    return sqlstate;
end;
$f$;

select is(tests.value_as('cap_seal', $$ select count(*) from identity.key_confirmation where kid = 'held' $$), '1', 'cap_seal reads who confirmed a key');
select is(tests.value_as('cap_identity', $$ select count(*) from identity.key_confirmation where kid = 'held' $$), '1', 'cap_identity holds it against the ledger');
select is(tests.value_as('safelane_owner', 'select count(*) from identity.key_confirmation'), '0', 'The owner sees none');
select tests.is_refused_to('cap_booking', 'select from identity.key_confirmation', 'No other lane reads it');
select tests.is_refused_to('cap_identity', pg_temp.a_row('others', 'embedded'), 'cap_identity writes none');
select tests.is_refused_to('cap_seal', 'update identity.key_confirmation set thumbprint = thumbprint', 'Nothing is changed');
select tests.is_refused_to('cap_seal', 'delete from identity.key_confirmation', 'or taken back');
select tests.is_refused($$ select tests.given('update identity.key_confirmation set confirmed_by = ''me'' where kid = ''held''') $$, 'by nobody at all', '23001');
select tests.is_refused($$ select tests.given('delete from identity.key_confirmation where kid = ''held''') $$, 'not even a superuser', '23001');
select tests.is_refused($$ select tests.given(pg_temp.a_row('unknown', 'person', '{"confirmed_by": "me"}')) $$, 'A key that is not there is not confirmed', '23503');
select tests.cannot_be('identity.key_confirmation',
  jsonb_build_object('kid', 'others', 'how', 'person', 'thumbprint', repeat('x', 43), 'confirmed_by', 'me', 'confirmed_at', now()) || changes, why)
from (values
  ('{"how": "believed"}'::jsonb, 'There are three ways'),
  (jsonb_build_object('thumbprint', repeat('x', 42)), 'A thumbprint has 43 characters'),
  (jsonb_build_object('thumbprint', repeat('x', 44)), 'and no more'),
  (jsonb_build_object('thumbprint', repeat('x', 42) || '='), 'of base64url')
) as bad (changes, why);

-- whoever has come this far and is not the second person
select is(pg_temp.writes('others', 'embedded'), 'written', 'In embedded mode a key confirms itself');
select is(pg_temp.writes('others', 'person'), '42501', 'Nobody confirms but the second person');
select is(pg_temp.writes('others', 'adopted'), '42501', 'or adopts');
select is(pg_temp.writes('others', 'embedded', '{"confirmed_by": "somebody"}'), '42501', 'The login is written by itself');
select tests.given($$ insert into warden.mode_change (mode, changed_by) values ('production', 'the test') $$);
select is(pg_temp.writes('others', 'embedded'), '42501', 'In production no key confirms itself');
select is(pg_temp.writes('others', 'person'), '42501', 'and nobody confirms alone');
select is(pg_temp.writes('others', 'adopted'), '42501', 'or adopts');

-- who migrates
select tests.log_in('safelane_migrator');
select is(pg_temp.writes('others', how), '42501', format('Who migrates writes none: %s', how)) from unnest('{person,embedded,adopted}'::text[]) as how;

-- the second person
select tests.log_in('safelane_approver');
select is(pg_temp.writes('others', 'person'), 'written', 'The second person confirms what somebody else added');
select is(pg_temp.writes('own', 'person'), '42501', 'and not what they added themselves');
select is(pg_temp.writes('unknown', 'person'), '42501', 'or what is not there');
select is(pg_temp.writes('others', 'adopted'), 'written', 'They adopt what is there, as production begins');
select is(pg_temp.writes('others', 'embedded'), '42501', 'and leave nothing to itself');

-- a superuser
select tests.log_in('authenticator');
select tests.given('alter role authenticator superuser');
select is(pg_temp.writes('others', 'adopted'), 'written', 'A superuser sets production, too');
select is(pg_temp.writes('others', 'person'), '42501', 'and is no second person');
select is(pg_temp.writes('others', 'embedded'), '42501', 'nor does a key confirm itself for them');
select tests.given('alter role authenticator nosuperuser');

-- The policies by themselves: as if cap_seal might write who confirmed.
select tests.given('grant insert (confirmed_by) on identity.key_confirmation to cap_seal');
select tests.given($$ insert into warden.mode_change (mode, changed_by) values ('embedded', 'the test') $$);
select is(pg_temp.writes('others', 'embedded', '{"confirmed_by": "authenticator"}'), 'written', 'A login writes its own name');
select is(pg_temp.writes('others', 'embedded', '{"confirmed_by": "somebody"}'), '42501', 'and nobody else''s');
select is(pg_temp.writes('others', how, '{"confirmed_by": "safelane_approver"}'), '42501', format('the second person''s least of all: %s', how)) from unnest('{person,adopted}'::text[]) as how;
select tests.log_in('safelane_approver');
select is(pg_temp.writes('others', how, '{"confirmed_by": "somebody"}'), '42501', format('Nor do they in another name: %s', how)) from unnest('{person,adopted}'::text[]) as how;
select tests.log_in('authenticator');

select tests.pretend('web_admin');
select tests.is_refused('select from identity.key_confirmation', 'A request reads none');
select tests.step_back();
select tests.settled();
select tests.is_refused($$ select tests.given('truncate identity.key_confirmation') $$, 'The table is never emptied', '23001');

select * from finish();
rollback;
