-- One header of the request, whatever case it is asked in.
begin;
select plan(6);

create function pg_temp.header(p_name text) returns text language plpgsql as $f$
begin
  return tests.value_as('cap_ledger', format('guard.request_header(%L)', p_name));
end;
$f$;

select is(pg_temp.header('x-request-id'), null, 'Outside a request there is none');
select tests.with_headers('{"x-request-id": "  r1 ", "empty": " "}');
select is(pg_temp.header('X-Request-Id'), 'r1', 'It is trimmed');
select is(pg_temp.header('absent'), null, 'One that is not there is null');
select is(pg_temp.header('empty'), null, 'and so is an empty one');
select set_config('request.headers', 'nonsense', true);
select is(pg_temp.header('x-request-id'), null, 'What cannot be read has none');
select set_config('request.headers', '[1]', true);
select is(pg_temp.header('x-request-id'), null, 'nor has a list');

select * from finish();
rollback;
