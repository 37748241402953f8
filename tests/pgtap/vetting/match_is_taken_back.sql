-- Nobody takes a prohibition back that they recorded; a correction that does not count is corrected by another officer (F14).
begin;
select plan(9);
select tests.follows_profile('tutorninjas');
select tests.person('ann', '{tutor}'), tests.person('bob', '{tutor}');
select tests.certificate('ann', '2026-01-10', p_row => 'paper');
create function pg_temp.says(p_row text, p_by text, p_result text, p_instead_of text default null) returns uuid language sql as $$
  select tests.record('prohibition_check', 'ann', jsonb_build_object('kind', 'section_128', 'checked_on', '2026-06-01', 'result', p_result,
    'recorded_by', tests.id(p_by), 'supersedes', tests.id(p_instead_of)), p_row)
$$;
create function pg_temp.back(p_row text) returns text language sql as $$
  select tests.value_as('cap_vetting', format('vetting.match_is_taken_back(%L)', tests.id(p_row)))
$$;
select pg_temp.says('one', 'vera', 'match');
select is(pg_temp.back('one'), 'false', 'What nobody corrected stands');
select pg_temp.says('two', 'vera', 'clear', 'one');
select is(pg_temp.back('one'), 'false', 'and so it does where its recorder corrects it');
select is(tests.fails('ann', '2026-07-01', 'PROHIBITION_MATCH'), '{PROHIBITION_MATCH}', 'It stops');
select pg_temp.says('three', 'viktor', 'clear', 'two');
select is(pg_temp.back('one'), 'true', 'Another officer corrects the correction');
select is(tests.fails('ann', '2026-07-01', 'PROHIBITION_MATCH'), '{}', 'and that counts');
select pg_temp.says('four', 'vera', 'match');
select pg_temp.says('five', 'viktor', 'match', 'four');
select pg_temp.says('six', 'vera', 'clear', 'five');
select is(pg_temp.back('four') || ' ' || pg_temp.back('five'), 'true false', 'Who recorded it first does not take it back from another officer');
select is(tests.fails('ann', '2026-07-01', 'PROHIBITION_MATCH'), '{PROHIBITION_MATCH}', 'and it stops');
select pg_temp.says('seven', 'vlad', 'clear', 'six');
select is(tests.fails('ann', '2026-07-01', 'PROHIBITION_MATCH'), '{}', 'until a third does');
select is(pg_temp.back('unheard of'), 'false', 'What was never said is not taken back');
select * from finish();
rollback;
