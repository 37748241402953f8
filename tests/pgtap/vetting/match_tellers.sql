-- Who recorded a prohibition, along what it took the place of.
begin;
select plan(4);
select tests.person('ann', '{tutor}');
select tests.certificate('ann', '2026-01-10', p_row => 'paper');
create function pg_temp.says(p_row text, p_by text, p_result text, p_instead_of text default null) returns uuid language sql as $$
  select tests.record('prohibition_check', 'ann', jsonb_build_object('kind', 'section_128', 'checked_on', '2026-06-01', 'result', p_result,
    'recorded_by', tests.id(p_by), 'supersedes', tests.id(p_instead_of)), p_row)
$$;
create function pg_temp.tellers(p_row text) returns text language sql as $$
  select tests.truth(format('select string_agg(name, '','' order by name) from unnest(vetting.match_tellers(%L)) as told join unnest(array[''vera'', ''viktor'', ''vlad'']) as name on tests.id(name) = told', tests.id(p_row)))
$$;
select pg_temp.says('one', 'vera', 'match'), pg_temp.says('two', 'vlad', 'clear', 'one'), pg_temp.says('three', 'viktor', 'match', 'two');
select is(pg_temp.tellers('one'), 'vera', 'Whoever recorded it'),
       is(pg_temp.tellers('two'), 'vera', 'not whoever recorded something else instead'),
       is(pg_temp.tellers('three'), 'vera,viktor', 'and everybody who did so before'),
       is(pg_temp.tellers('unheard of'), null, 'nobody where there is none');
select * from finish();
rollback;
