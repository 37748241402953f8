-- Who approves and who sets the mode acts as who logged in, never as somebody they became (TS-67, TS-77).
begin;
select plan(4);

select tests.given('grant execute on function warden.login() to public; grant usage on schema warden to public');
select is(tests.tried($$ select warden.login() $$), 'authenticator', 'It is whoever logged in');
select is(tests.tried($$ set local role web_anon $$, $$ select warden.login() $$), '42501 authenticator has become web_anon: here everybody acts as who they are', 'who has not become another');
select is(tests.tried($$ set local role authenticator $$, $$ select warden.login() $$), 'authenticator', 'but themselves');
select tests.log_in('safelane_migrator');
select is(tests.tried($$ set local role safelane_owner $$, $$ select warden.login() $$), '42501 safelane_migrator has become safelane_owner: here everybody acts as who they are', 'whoever they are');

select * from finish();
rollback;
