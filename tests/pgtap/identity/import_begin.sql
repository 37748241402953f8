-- A batch of an import is a short list of rows, each with its line and its kind.
begin;
select plan(15);

select tests.person('ada', '{platform_administrator}');

create function pg_temp.begun(p_rows text, p_dry_run text default 'false') returns text language sql as $sql$
  select format($$ select identity.import_begin(%s, %s) $$, p_rows, p_dry_run)
$sql$;

select lives_ok(
  $$ select tests.value_as('cap_identity', $q$ select identity.import_begin('[]', false) $q$) $$,
  'An empty batch is one, for whoever wants to know whether they may import');
select lives_ok(
  $$ select tests.value_as('cap_vetting', $q$ select identity.import_begin(
       (select jsonb_agg('{"line": 1, "record": "x"}'::jsonb) from generate_series(1, 1000)), false) $q$) $$,
  'A thousand rows are a batch');
select is(tests.holds_lock(hashtext('safelane import'), 1), true, 'Whoever imports at the same time waits');
select lives_ok(format('select tests.do_as(%L, %L)', 'cap_identity', pg_temp.begun($$ '[{"line": 1, "record": "x", "context": true}]' $$, 'true')),
  'Where nothing is written, rows may be there for others');
select tests.with_headers('{"idempotency-key": "k1", "x-request-id": "r1"}');
select tests.do_as('cap_identity', pg_temp.begun($$ '[]' $$));
select is(current_setting('request.headers')::jsonb, '{"x-request-id": "r1"}', 'The key of the request is not the key of each row');
select tests.is_refused_to('cap_identity', pg_temp.begun(
    $$ (select jsonb_agg('{"line": 1, "record": "x"}'::jsonb) from generate_series(1, 1001)) $$),
  'A thousand and one are too many', 'PT422');
select tests.is_refused_to('cap_identity', pg_temp.begun($$ '{"line": 1, "record": "x"}' $$),
  'An object is no list', 'PT422');
select tests.is_refused_to('cap_identity', pg_temp.begun('null'), 'Nothing is no list', 'PT422');
select tests.is_refused_to('cap_identity', pg_temp.begun($$ '[1]' $$), 'A number is no row', 'PT422');
select tests.is_refused_to('cap_identity', pg_temp.begun($$ '[{"record": "person"}]' $$),
  'A row says which line it is', 'PT422');
select tests.is_refused_to('cap_identity', pg_temp.begun($$ '[{"line": 0, "record": "person"}]' $$),
  'There is no line 0', 'PT422');
select tests.is_refused_to('cap_identity', pg_temp.begun($$ '[{"line": 1}]' $$),
  'A row says what it records', 'PT422');
select tests.is_refused_to('cap_identity', pg_temp.begun($$ '[{"line": 1, "record": "x", "context": true}]' $$),
  'Rows that are only there for others are never written', 'PT422');
select tests.is_refused_to('cap_identity', pg_temp.begun($$ '[]' $$, 'null'),
  'Whether something is written has to be said', 'PT422');
select tests.is_refused_to('cap_booking', pg_temp.begun($$ '[]' $$), 'No other lane begins an import');

select * from finish();
rollback;
