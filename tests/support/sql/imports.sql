-- Importing in a test. Rows are numbered from 1 on, as lines of a file would be, and the answer is one line of text:
-- select is(tests.imported('import_people', '[{"record": "person", …}]'), '1 accepted, 0 unchanged', '…');
-- Runs as whoever the test has become.
create or replace function tests.imported(p_function text, p_rows jsonb, p_dry_run boolean default false)
  returns text
  language plpgsql
as $$
declare
  v_rows   jsonb;
  v_answer jsonb;
begin
  select coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('line', numbered.line) || numbered.element
    order by numbered.line), '[]')
  into v_rows
  from pg_catalog.jsonb_array_elements(p_rows) with ordinality as numbered (element, line);

  execute pg_catalog.format('select api.%I($1, $2)', p_function) into v_answer using v_rows, p_dry_run;
  return pg_catalog.concat_ws('; ',
    pg_catalog.format('%s accepted, %s unchanged', v_answer ->> 'accepted', v_answer ->> 'unchanged'),
    (
      select pg_catalog.string_agg(pg_catalog.format('%s: %s', refused ->> 'line', refused ->> 'reason'), '; ')
      from pg_catalog.jsonb_array_elements(v_answer -> 'refused') as refused
    ));
end;
$$;

-- What import_checks makes of one row about somebody: select tests.checked('ann', 'training', '{"topic": …}').
create or replace function tests.checked(p_name text, p_record text, p_cells jsonb)
  returns text
  language sql
as $$
  select tests.imported('import_checks',
    pg_catalog.jsonb_build_array(
      pg_catalog.jsonb_build_object('record', p_record, 'person_id', tests.id(p_name)) || p_cells))
$$;
