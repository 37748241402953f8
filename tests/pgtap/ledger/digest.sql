-- A digest is the SHA-256 of the named fields as canonical JSON, and nothing else.
begin;
select plan(13);

create function pg_temp.of_text(p_text text) returns text language sql as $$
  select encode(sha256(convert_to(p_text, 'UTF8')), 'hex')
$$;
create function pg_temp.digest(p_row jsonb, p_fields text[]) returns text language sql as $$
  select tests.truth(format('select encode(ledger.digest(%L, %L), ''hex'')', p_row, p_fields))
$$;

select is(pg_temp.digest('{"b": "x", "a": 1, "c": null, "d": true}', '{a,b,c,d}'),
  pg_temp.of_text('{"a":1,"b":"x","c":null,"d":true}'), 'Names and values without a space, in the order of the list');
select is(pg_temp.digest('{"b": "x", "a": 1, "later": 7}', '{a,b}'), pg_temp.of_text('{"a":1,"b":"x"}'),
  'A column that came later does not change what was said before');
select isnt(pg_temp.digest('{"b": "x", "a": 1, "later": 7}', '{a,b,later}'), pg_temp.digest('{"b": "x", "a": 1, "later": 8}', '{a,b,later}'),
  'and counts from the version that lists it');
select is(pg_temp.digest('{"a": 1}', '{a,b}'), null, 'Nothing is said of a row without one of the fields');
select is(pg_temp.digest('{"a": "é \" \\ \u0001 \n"}', '{a}'), pg_temp.of_text(E'{"a":"é \\" \\\\ \\u0001 \\n"}'), 'Text is written as JSON writes it');
select is(pg_temp.digest('{"a": 9007199254740991}', '{a}'), pg_temp.of_text('{"a":9007199254740991}'), 'Whole numbers that everybody holds exactly stay numbers');
select is(pg_temp.digest('{"a": 9007199254740992}', '{a}'), pg_temp.of_text('{"a":"9007199254740992"}'), 'larger ones are text');
select is(pg_temp.digest('{"a": 1.50}', '{a}'), pg_temp.of_text('{"a":"1.50"}'), 'and so are fractions, to the digit');
select is(pg_temp.digest('{"a": {"zz": 1, "b": [1, 2.5]}}', '{a}'), pg_temp.of_text('{"a":{"b":[1,"2.5"],"zz":1}}'), 'Values within values are canonical too');
select isnt(pg_temp.digest('{"a": "1"}', '{a}'), pg_temp.digest('{"a": 1}', '{a}'), 'A number is not its text');
select isnt(pg_temp.digest('{"a": ""}', '{a}'), pg_temp.digest('{"a": null}', '{a}'), 'nor nothing an empty text');
select tests.become('ann', 'web_tutor') from (select tests.person('ann', '{tutor}')) as ann;
select tests.is_refused($$ select ledger.digest('{}', '{}') $$, 'No request makes digests');
select tests.step_back();
select is(tests.value_as('cap_booking', $$ ledger.digest('{"a": 1}', '{a}') is not null $$), 'true', 'A lane does, to compare its rows');

select * from finish();
rollback;
