-- Who is asking is proved to the database on every request, before anything else runs (TS-04, TS-55).
-- The API server's word is not taken: the token is verified here again, its person must be alive and hold the
-- persona in rows now, and the result is sealed for this transaction only. Powers are never claims.
set role cap_seal;

create or replace function identity.authenticate()
  returns void
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_uuid    constant text := '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';
  c_grace   constant interval := '30 seconds';
  v_role    text := current_setting('role');
  v_token   text := identity.bearer_token();
  v_said    record;
  v_persona text;
  v_person  uuid;
  v_called  text := substring(current_setting('request.path', true) from '^/rpc/([a-z_]+)$');
begin
  if not identity.session_is_harmless() then
    raise log 'safelane: % can become a role that is above row security; every request is refused', session_user;
    perform identity.refuse_token();
  end if;

  if v_token is null then
    if v_role <> 'web_anon' then
      perform identity.refuse_token();
    end if;
    return;
  end if;

  v_said := identity.token_claims(v_token);
  if v_said.claims is null
    or not identity.claims_hold(v_said.claims, v_said.audience, clock_timestamp())
    or jsonb_typeof(v_said.claims -> 'role') is distinct from 'string'
    or jsonb_typeof(v_said.claims -> 'sub') is distinct from 'string'
    or v_said.claims ->> 'sub' !~* c_uuid
  then
    perform identity.refuse_token();
  end if;

  v_persona := v_said.claims ->> 'role';
  v_person := (v_said.claims ->> 'sub')::uuid;
  if v_persona is distinct from v_role
    or not coalesce(identity.holds_persona(v_person, v_persona, clock_timestamp()), false)
    or exists (
      select
      from identity.token_floor as floor
      where floor.person_id = v_person
        and extract(epoch from floor.not_before) > (v_said.claims ->> 'iat')::numeric)
  then
    perform identity.refuse_token();
  end if;

  -- what began in time may end: a request is cut off long before this grace is over, an open transaction is not
  perform identity.seal(v_person, v_persona,
    to_timestamp((v_said.claims ->> 'exp')::double precision) + c_grace, left(v_said.claims ->> 'jti', 200));

  -- a function that is not this persona's is refused by PostgreSQL itself, and an exception takes every entry with it:
  -- the server's log is told who tried, because nothing takes that back
  if v_called is not null and (
    select bool_or(has_function_privilege(v_role, called.oid, 'execute'))
    from pg_proc as called
    join pg_namespace as surface on surface.oid = called.pronamespace
    where surface.nspname = 'api' and called.proname = v_called
  ) is false then
    raise log 'safelane: % as % may not call %', v_person, v_persona, v_called;
  end if;
end;
$$;

-- PostgREST's db-pre-request, in the role of the request.
revoke all on function identity.authenticate() from public;
grant execute on function identity.authenticate()
  to web_anon, web_learner, web_guardian, web_tutor, web_agency, web_school,
     web_vetting, web_compliance, web_service, web_admin, web_dsl, web_lado;

comment on function identity.authenticate() is
  'Verifies the token of the running request and seals its person and persona for this transaction; PT401 with one constant message otherwise. Without an Authorization header only web_anon passes, unsealed. PostgREST''s db-pre-request.';

set role safelane_owner;
