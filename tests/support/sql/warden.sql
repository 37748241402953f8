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
-- Only a superuser may say so, which this session is for a moment.
create or replace function tests.log_in(p_role text)
  returns void
  language plpgsql
as $$
begin
  perform tests.given('alter role authenticator superuser');
  perform pg_catalog.set_config('session_authorization', p_role, true);
  perform tests.given('alter role authenticator nosuperuser');
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
