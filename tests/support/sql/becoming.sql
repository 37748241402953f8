-- Who is asking. A test session is logged in as authenticator, as PostgREST is: no superuser, no BYPASSRLS. It becomes
-- a web role with a sealed identity, as identity.authenticate would leave it. Nothing here works for other sessions.

create or replace function tests.only_in_tests()
  returns void
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  if current_setting('application_name') <> 'safelane tests'
    and not (select rolsuper from pg_roles where rolname = session_user)
  then
    raise exception using errcode = '42501', message = 'tests.* is for tests';
  end if;
end;
$$;

-- One name, one identifier: of a person, an organisation, an engagement or anything else a story names.
create or replace function tests.id(p_name text)
  returns uuid
  language sql
  immutable
as $$
  select md5('safelane:' || p_name)::uuid
$$;

create or replace function tests.seal_as(p_name text, p_persona text)
  returns void
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform tests.only_in_tests();
  perform identity.seal(tests.id(p_name), p_persona, clock_timestamp() + interval '15 minutes', 'token of ' || p_name);
end;
$$;

-- select tests.become('ann', 'web_tutor');
create or replace function tests.become(p_name text, p_persona text)
  returns void
  language plpgsql
as $$
begin
  perform tests.seal_as(p_name, p_persona);
  perform pg_catalog.set_config('role', p_persona, true);
end;
$$;

create or replace function tests.forget_identity()
  returns void
  language plpgsql
as $$
begin
  perform pg_catalog.set_config('safelane.person', '', true);
  perform pg_catalog.set_config('safelane.persona', '', true);
  perform pg_catalog.set_config('safelane.seal', '', true);
end;
$$;

-- Somebody without a token.
create or replace function tests.nobody()
  returns void
  language plpgsql
as $$
begin
  perform tests.forget_identity();
  perform pg_catalog.set_config('role', 'web_anon', true);
end;
$$;

-- A web role without any identity, as somebody would have it who only holds authenticator's password.
create or replace function tests.pretend(p_persona text)
  returns void
  language plpgsql
as $$
begin
  perform tests.forget_identity();
  perform pg_catalog.set_config('role', p_persona, true);
end;
$$;

-- Back to the bare login, with no identity.
create or replace function tests.step_back()
  returns void
  language plpgsql
as $$
begin
  perform tests.forget_identity();
  perform pg_catalog.set_config('role', 'none', true);
end;
$$;
