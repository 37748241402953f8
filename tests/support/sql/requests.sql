-- What requests have in common. Each is one test of the plan, runs as whoever the story has become, and leaves nothing.

-- The same request with the same Idempotency-Key has the same answer, and one entry:
-- select tests.answered_once($$ select api.book_lesson(…) $$);
create or replace function tests.answered_once(
  p_sql text, p_why text default 'The same request with the same key is answered as before, and done once'
)
  returns text
  language plpgsql
as $$
declare
  c_entries constant text := 'select count(*) from ledger.entry';
  v_first  jsonb;
  v_second jsonb;
  v_after  text;
  v_then   text;
begin
  begin
    perform tests.with_headers('{"idempotency-key": "the same again"}');
    execute p_sql into v_first;
    v_after := pg_catalog.concat_ws(' ', pg_catalog.current_setting('response.status', true), tests.truth(c_entries));
    execute p_sql into v_second;
    v_then := pg_catalog.concat_ws(' ', pg_catalog.current_setting('response.status', true), tests.truth(c_entries));
    raise exception using errcode = 'PT200';
  exception when sqlstate 'PT200' then
    return tap.is(pg_catalog.concat_ws(' ', v_second, v_then), pg_catalog.concat_ws(' ', v_first, v_after), p_why);
  end;
end;
$$;

-- What has to be sent is asked for by name: select tests.is_required('lesson_id', $$ select api.start_lesson(null) $$);
create or replace function tests.is_required(p_parameter text, p_sql text)
  returns text
  language plpgsql
as $$
declare
  v_told text;
begin
  begin
    execute p_sql;
    raise exception using errcode = 'PT200', message = 'an answer';
  exception when others then
    get stacked diagnostics v_told = message_text;
  end;
  return tap.is(v_told, p_parameter || ' is required', p_parameter || ' has to be sent');
end;
$$;

-- Another body for a function until the end of the story, so that what stands behind it is seen to hold by itself:
-- select tests.stands_in('recording.read_findings(uuid, uuid, text, timestamptz, text, text, uuid)', 'begin return; end');
create or replace function tests.stands_in(p_function text, p_body text)
  returns void
  language plpgsql
as $body$
begin
  perform tests.given(
    pg_catalog.regexp_replace(
      pg_catalog.regexp_replace(
        tests.truth(pg_catalog.format('pg_get_functiondef(%L::regprocedure)', p_function)),
        '\n(AS \$function\$|BEGIN ATOMIC|RETURN ).*', ''),
      '\mLANGUAGE sql\M', 'LANGUAGE plpgsql')
    || pg_catalog.format(' as %L', p_body));
end;
$body$;

-- Nothing is done before this lock, or this counter, is had: where the function that takes it cannot, the request ends there.
-- select tests.takes_its_turn('booking.lock_lesson(uuid)', $$ select api.cancel_lesson(…) $$, 'A start at the same moment waits');
create or replace function tests.takes_its_turn(p_function text, p_sql text, p_why text)
  returns text
  language plpgsql
as $body$
declare
  v_told text;
begin
  begin
    perform tests.stands_in(p_function, $$ begin raise exception using errcode = '55P03', message = 'not yet'; end $$);
    execute p_sql;
    raise exception using errcode = 'PT200', message = 'an answer';
  exception when others then
    get stacked diagnostics v_told = message_text;
  end;
  return tap.is(v_told, 'not yet', p_why);
end;
$body$;
