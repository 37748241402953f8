-- A part of a token is a JSON object with every member once, or nothing.
begin;
select plan(11);

create function pg_temp.reads(p_text bytea) returns text language plpgsql as $f$
begin
  return tests.value_as('cap_seal', format('identity.token_json(%L)',
    rtrim(translate(encode(p_text, 'base64'), E'+/\n', '-_'), '=')));
end;
$f$;

select is(pg_temp.reads('{"a": 1}'), '{"a": 1}', 'An object is read');
select is(pg_temp.reads('{"a": 1, "a": 2}'), null, 'A member that comes twice makes it nothing');
select is(pg_temp.reads('{"a": {"b": 1, "b": 2}}'), null, 'at any depth');
select is(pg_temp.reads('[1]'), null, 'A list is nothing');
select is(pg_temp.reads('"text"'), null, 'Text is nothing');
select is(pg_temp.reads('{"a": 1'), null, 'Half an object is nothing');
select is(pg_temp.reads('\xff7b7d'), null, 'What is not UTF-8 is nothing');
select is(pg_temp.reads('{"a": "\\u0000"}'), null, 'What no text can hold is nothing');
select is(pg_temp.reads('{"a": 1e999999}'), null, 'A number beyond all numbers is nothing');
select is(tests.value_as('cap_seal', $$ identity.token_json('not base64!') $$), null, 'What is not base64url is nothing');
select is(tests.value_as('cap_seal', $$ identity.token_json(null) $$), null, 'Nothing is nothing');

select * from finish();
rollback;
