-- A row is named by its primary key, and no two rows by the same text.
begin;
select plan(5);

create function pg_temp.key(p_row jsonb, p_keys text[]) returns text language sql as $$
  select tests.truth(format('select ledger.key_text(%L, %L)', p_row, p_keys))
$$;

select is(pg_temp.key('{"id": "7a", "x": 1}', '{id}'), '7a', 'One column is its value');
select is(pg_temp.key('{"b": 2, "a": "x"}', '{a,b}'), 'x/2', 'several are joined, in the order of the key');
select is(pg_temp.key('{"a": "x/y", "b": "z~"}', '{a,b}'), 'x~1y/z~0', 'A stroke within a value is told from the one between');
select isnt(pg_temp.key('{"a": "x/y", "b": "z"}', '{a,b}'), pg_temp.key('{"a": "x", "b": "y/z"}', '{a,b}'), 'so that two rows never read alike');
select tests.become('ann', 'web_tutor') from (select tests.person('ann', '{tutor}')) as ann;
select tests.is_refused($$ select ledger.key_text('{}', '{}') $$, 'No request names rows');

select * from finish();
rollback;
