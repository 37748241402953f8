-- No header is nobody; a header that is no bearer token is not nobody.
begin;
select plan(10);

create function pg_temp.token(p_headers text) returns text language plpgsql as $f$
begin
  perform set_config('request.headers', p_headers, true);
  return tests.value_as('cap_seal', 'identity.bearer_token()');
end;
$f$;

select is(pg_temp.token(''), null, 'Outside a request there is none');
select is(pg_temp.token('{"accept": "*/*"}'), null, 'Without the header there is none');
select is(pg_temp.token('{"authorization": "Bearer a.b.c"}'), 'a.b.c', 'The token is what follows Bearer');
select is(pg_temp.token('{"authorization": "bEARER  a.b.c"}'), 'a.b.c', 'however that is written');
select is(pg_temp.token('{"authorization": ""}'), '', 'An empty header is a bad token');
select is(pg_temp.token('{"authorization": "Bearer"}'), '', 'so is Bearer alone');
select is(pg_temp.token('{"authorization": "Basic YTpi"}'), '', 'so is another scheme');
select is(pg_temp.token('{"authorization": "Bearer a.b.c d"}'), '', 'so is more than one word');
select is(pg_temp.token('{"authorization": "Bearer a.b.c\nx"}') in ('', E'a.b.c\nx'), true, 'A line break never leaves a good token');
select is(pg_temp.token('no headers at all'), '', 'What cannot be read is a bad token');

select * from finish();
rollback;
