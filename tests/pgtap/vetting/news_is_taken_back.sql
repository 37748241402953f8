-- Nobody takes new information back that they recorded; a correction that does not count is corrected by another officer (F14).
begin;
select plan(9);
select tests.follows_profile('tutorninjas');
select tests.person('ann', '{tutor}'), tests.person('bob', '{tutor}');
select tests.certificate('ann', '2026-01-10', p_row => 'paper');
create function pg_temp.says(p_row text, p_by text, p_result text, p_instead_of text default null) returns uuid language sql as $$
  select tests.record('dbs_status_check', 'ann', jsonb_build_object('certificate_id', tests.id('paper'), 'checked_at', '2026-06-01T00:00:00Z', 'entitlement_basis', 'why', 'result', p_result,
    'recorded_by', tests.id(p_by), 'supersedes', tests.id(p_instead_of)), p_row)
$$;
create function pg_temp.back(p_row text) returns text language sql as $$
  select tests.value_as('cap_vetting', format('vetting.news_is_taken_back(%L)', tests.id(p_row)))
$$;
select pg_temp.says('one', 'vera', 'NEW_INFO');
select is(pg_temp.back('one'), 'false', 'What nobody corrected stands');
select pg_temp.says('two', 'vera', 'BLANK_NO_NEW_INFO', 'one');
select is(pg_temp.back('one'), 'false', 'and so it does where its recorder corrects it');
select is(tests.fails('ann', '2026-07-01', 'DBS_NEW_INFORMATION'), '{DBS_NEW_INFORMATION}', 'It stops');
select pg_temp.says('three', 'viktor', 'BLANK_NO_NEW_INFO', 'two');
select is(pg_temp.back('one'), 'true', 'Another officer corrects the correction');
select is(tests.fails('ann', '2026-07-01', 'DBS_NEW_INFORMATION'), '{}', 'and that counts');
select pg_temp.says('four', 'vera', 'NEW_INFO');
select pg_temp.says('five', 'viktor', 'NEW_INFO', 'four');
select pg_temp.says('six', 'vera', 'BLANK_NO_NEW_INFO', 'five');
select is(pg_temp.back('four') || ' ' || pg_temp.back('five'), 'true false', 'Who recorded it first does not take it back from another officer');
select is(tests.fails('ann', '2026-07-01', 'DBS_NEW_INFORMATION'), '{DBS_NEW_INFORMATION}', 'and it stops');
select pg_temp.says('seven', 'vlad', 'BLANK_NO_NEW_INFO', 'six');
select is(tests.fails('ann', '2026-07-01', 'DBS_NEW_INFORMATION'), '{}', 'until a third does');
select is(pg_temp.back('unheard of'), 'false', 'What was never said is not taken back');
select * from finish();
rollback;
