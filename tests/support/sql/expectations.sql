-- Expectations that pgTAP lacks. Each is one test of the plan.

-- A refusal by the database itself: an error with this SQLSTATE (42501: no privilege, or a policy said no).
create or replace function tests.is_refused(p_sql text, p_why text, p_sqlstate text default '42501')
  returns text
  language plpgsql
as $$
declare
  v_state   text;
  v_message text;
begin
  begin
    execute p_sql;
  exception when others then
    get stacked diagnostics v_state = returned_sqlstate, v_message = message_text;
  end;
  if v_state is null then
    return tap.fail(p_why) || E'\n' || tap.diag('It was not refused: ' || p_sql);
  end if;
  if v_state <> p_sqlstate then
    return tap.fail(p_why) || E'\n' || tap.diag(format('Refused with %s (%s), expected %s', v_state, v_message, p_sqlstate));
  end if;
  return tap.pass(p_why);
end;
$$;

-- Row security hides rows from UPDATE and DELETE instead of raising: no row may be touched.
create or replace function tests.touches_nothing(p_sql text, p_why text)
  returns text
  language plpgsql
as $$
declare
  v_rows    bigint;
  v_state   text;
  v_message text;
begin
  begin
    execute p_sql;
    get diagnostics v_rows = row_count;
  exception when others then
    get stacked diagnostics v_state = returned_sqlstate, v_message = message_text;
  end;
  if v_state is not null then
    return tap.fail(p_why) || E'\n' || tap.diag(format('It failed with %s (%s); use tests.is_refused', v_state, v_message));
  end if;
  if v_rows > 0 then
    return tap.fail(p_why) || E'\n' || tap.diag(format('It touched %s rows', v_rows));
  end if;
  return tap.pass(p_why);
end;
$$;

-- The answer of an api function: its status and, for a refusal, its problem type; the statement returns one jsonb.
-- select tests.answers($$ select api.book_lesson(…) $$, 409, 'not-bookable', 'An uncleared tutor is not booked');
create or replace function tests.answers(p_sql text, p_status integer, p_type text, p_why text)
  returns text
  language plpgsql
as $$
declare
  v_answer jsonb;
  v_status text;
  v_type   text;
begin
  perform pg_catalog.set_config('response.status', '', true);
  perform pg_catalog.set_config('response.headers', '', true);
  execute p_sql into v_answer;
  v_status := coalesce(nullif(pg_catalog.current_setting('response.status', true), ''), '200');
  v_type := pg_catalog.replace(v_answer ->> 'type', 'urn:safelane:problem:', '');
  return tap.is(
    pg_catalog.concat_ws(' ', v_status, v_type),
    pg_catalog.concat_ws(' ', p_status, p_type),
    p_why);
end;
$$;

-- The reason codes of an answer, sorted: select is(tests.reasons_of($$ select api.… $$), '{DBS_MISSING}', '…');
create or replace function tests.reasons_of(p_sql text)
  returns text[]
  language plpgsql
as $$
declare
  v_answer jsonb;
begin
  execute p_sql into v_answer;
  return array(
    select coalesce(reason ->> 'code', reason #>> '{}')
    from jsonb_array_elements(coalesce(v_answer -> 'reasons', '[]')) as reason
    order by 1);
end;
$$;

-- The same for a capability role or the owner, to try the policies that bind it. The statement runs as it would in a
-- definer function of that role's: the session, its web role and its seal stay as they are.

create or replace function tests.do_as(p_role text, p_sql text)
  returns bigint
  language plpgsql
as $$
declare
  v_rows bigint;
begin
  execute pg_catalog.format('select tests.%I($1)', 'as_' || p_role) into v_rows using p_sql;
  return v_rows;
end;
$$;

-- One value as this role sees it: select is(tests.value_as('cap_booking', 'select count(*) from …'), '0', '…');
create or replace function tests.value_as(p_role text, p_sql text)
  returns text
  language plpgsql
as $$
declare
  v_value text;
begin
  execute pg_catalog.format('select tests.%I($1)', 'value_as_' || p_role) into v_value using p_sql;
  return v_value;
end;
$$;

create or replace function tests.is_refused_to(p_role text, p_sql text, p_why text, p_sqlstate text default '42501')
  returns text
  language plpgsql
as $$
begin
  return tests.is_refused(pg_catalog.format('select tests.do_as(%L, %L)', p_role, p_sql), p_why, p_sqlstate);
end;
$$;

create or replace function tests.touches_nothing_as(p_role text, p_sql text, p_why text)
  returns text
  language plpgsql
as $$
begin
  return tap.is(tests.do_as(p_role, p_sql), 0::bigint, p_why);
end;
$$;

do $make$
declare
  v_role text;
begin
  for v_role in
    select rolname from pg_roles where rolname like 'cap\_%' or rolname in ('safelane_owner', 'safelane_migrator')
  loop
    execute format($def$
      create or replace function tests.%1$I(p_sql text)
        returns bigint
        language plpgsql
        security definer
      as $body$
      declare
        v_rows bigint;
      begin
        perform tests.only_in_tests();
        execute p_sql;
        get diagnostics v_rows = row_count;
        return v_rows;
      end;
      $body$;
      create or replace function tests.%2$I(p_sql text)
        returns text
        language plpgsql
        security definer
      as $body$
      declare
        v_value text;
      begin
        perform tests.only_in_tests();
        execute format('select (%%s)::text', p_sql) into v_value;
        return v_value;
      end;
      $body$;
      alter function tests.%1$I(text) owner to %3$I;
      alter function tests.%2$I(text) owner to %3$I;
      $def$, 'as_' || v_role, 'value_as_' || v_role, v_role);
  end loop;
end;
$make$;
