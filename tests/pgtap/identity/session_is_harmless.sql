-- Whether a session could become anybody who is above the rules.
begin;
select plan(9);

select is(tests.value_as('cap_seal', 'identity.session_is_harmless()'), 'true', 'authenticator can become web roles only');

select tests.given('create role tap_rogue nologin bypassrls');
select tests.given('grant tap_rogue to authenticator with inherit false, set true');
select is(tests.value_as('cap_seal', 'identity.session_is_harmless()'), 'false', 'A role with BYPASSRLS within reach is noticed');
select tests.given('alter role tap_rogue nobypassrls');
select is(tests.value_as('cap_seal', 'identity.session_is_harmless()'), 'true', 'without the attribute it is harmless');
select tests.given('alter role tap_rogue createrole');
select is(tests.value_as('cap_seal', 'identity.session_is_harmless()'), 'false', 'CREATEROLE is noticed');
select tests.given('alter role tap_rogue nocreaterole replication');
select is(tests.value_as('cap_seal', 'identity.session_is_harmless()'), 'false', 'REPLICATION is noticed');
select tests.given('alter role tap_rogue noreplication superuser');
select is(tests.value_as('cap_seal', 'identity.session_is_harmless()'), 'false', 'SUPERUSER is noticed');

select tests.given('revoke tap_rogue from authenticator');
select tests.given('create role tap_between nologin');
select tests.given('grant tap_rogue to tap_between with inherit true, set false');
select tests.given('grant tap_between to web_tutor with inherit false, set true');
select is(tests.value_as('cap_seal', 'identity.session_is_harmless()'), 'false', 'three steps away too');
select tests.given('revoke tap_between from web_tutor');
select tests.given('grant tap_rogue to authenticator with inherit false, set false, admin false');
select is(tests.value_as('cap_seal', 'identity.session_is_harmless()'), 'true', 'A membership that can neither be set nor inherited reaches nothing');
select tests.given('grant tap_rogue to authenticator with admin true');
select is(tests.value_as('cap_seal', 'identity.session_is_harmless()'), 'false', 'one that could be made to, does');

select * from finish();
rollback;
