-- The guard, without its long questions: what stands in pg_temp.posture_now is the posture, what stands in pg_temp.faults_now breaks
-- a rule. All that asks warden.posture() and warden.faults() asks these then. Until the transaction is rolled back.
create or replace function tests.quick_guard()
  returns void
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform tests.only_in_tests();
  create temporary table posture_now (kind text, object text, text text);
  create temporary table faults_now (rule integer, object text, problem text);
  grant select on pg_temp.posture_now, pg_temp.faults_now to cap_warden;
  insert into pg_temp.posture_now values ('table', 'a.lesson', 'shut'), ('policy', 'a.lesson.own', 'using true');
  create or replace function warden.posture() returns table (kind text, object text, text text) language sql stable security definer
    set search_path = pg_catalog, pg_temp as 'select * from pg_temp.posture_now order by 1, 2, 3';
  create or replace function warden.faults() returns table (rule integer, object text, problem text) language sql stable security definer
    set search_path = pg_catalog, pg_temp as 'select * from pg_temp.faults_now';
end;
$$;

-- Log in as somebody else, in the same transaction: select tests.log_in('safelane_approver'); and back: select tests.log_in('authenticator');
-- Only a superuser may say so, which this session is for a moment. PostgreSQL 16 asks who was a superuser when they connected:
-- there this session changes names with the other login, and what that one may do with the guard is given to it.
create or replace function tests.log_in(p_role text)
  returns void
  language plpgsql
as $$
begin
  if current_setting('server_version_num')::integer < 170000 then
    perform tests.take_the_name_of(p_role);
    return;
  end if;
  perform tests.given('alter role authenticator superuser');
  perform pg_catalog.set_config('session_authorization', p_role, true);
  perform tests.given('alter role authenticator nosuperuser');
end;
$$;

create or replace function tests.take_the_name_of(p_role text)
  returns void
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_me    oid := (select oid from pg_roles where rolname = session_user);
  v_given text;
begin
  perform tests.only_in_tests();
  -- a name is given back to whom it was taken from
  if session_user <> 'authenticator' then
    foreach v_given in array array['usage on schema', 'execute on all functions in schema'] loop
      execute format('revoke %s warden from %I', v_given, session_user);
    end loop;
    delete from pg_auth_members where member = v_me and roleid = 'safelane_owner'::regrole;
    update pg_authid set rolname = 'safelane_passing' where oid = v_me;
    update pg_authid set rolname = current_setting('tests.name_taken') where rolname = 'safelane_away';
    update pg_authid set rolname = 'authenticator' where oid = v_me;
  end if;
  if p_role <> 'authenticator' then
    execute 'grant usage on schema warden to authenticator';
    for v_given in
      select p.oid::regprocedure::text from pg_proc as p
      where p.pronamespace = 'warden'::regnamespace and has_function_privilege(p_role, p.oid, 'execute')
    loop
      execute format('grant execute on function %s to authenticator', v_given);
    end loop;
    if pg_has_role(p_role, 'safelane_owner', 'set') then
      grant safelane_owner to authenticator with inherit false, set true;
    end if;
    perform set_config('tests.name_taken', p_role, true);
    update pg_authid set rolname = 'safelane_away' where rolname = p_role;
    update pg_authid set rolname = p_role where oid = v_me;
  end if;
end;
$$;

-- Do these one after the other, and say what the last one answers; or with which SQLSTATE, words and detail one of them was refused.
-- All of it is taken back: select is(tests.tried($$ … $$, $$ select … $$), '…', '…');
create or replace function tests.tried(variadic p_steps text[])
  returns text
  language plpgsql
as $$
declare
  v_step   text;
  v_answer text;
  v_state  text;
  v_said   text;
  v_detail text;
begin
  begin
    foreach v_step in array p_steps loop
      v_answer := null;
      if v_step ~* '^\s*select\s' then
        execute v_step into v_answer;
      else
        execute v_step;
      end if;
    end loop;
    raise exception using errcode = 'MU999', message = 'done';
  exception when others then
    get stacked diagnostics v_state = returned_sqlstate, v_said = message_text, v_detail = pg_exception_detail;
  end;
  return case when v_state = 'MU999' then v_answer else pg_catalog.concat_ws(' ', v_state, v_said, nullif(v_detail, '')) end;
end;
$$;
