-- A tutor asks about themselves, and nobody asks about anybody else.
begin;
select plan(6);
select tests.follows_profile('tutorstudio');
select tests.person('ann', '{tutor}');
select tests.person('bob', '{tutor}');
select tests.is_cleared('ann');
select tests.become('ann', 'web_tutor');
select is((select status from vetting.my_standing() where item = 'dbs_enhanced'), 'ok', 'Ann sees her own');
select tests.become('bob', 'web_tutor');
select is((select status from vetting.my_standing() where item = 'dbs_enhanced'), 'missing', 'and Bob his');
select tests.pretend('web_tutor');
select is((select count(*) from vetting.my_standing()), 0::bigint, 'Without an identity there is nothing');
select tests.seal_as('ann', 'web_learner');
select is((select count(*) from vetting.my_standing()), 0::bigint, 'nor as another persona');
select tests.become('ann', 'web_vetting');
select tests.is_refused($$ select vetting.my_standing() $$, 'Officers have other ways');
-- by itself, where whoever has no identity had a persona
select tests.step_back();
select tests.given($$ create or replace function identity.persona() returns text language sql stable as 'select ''web_tutor''' $$);
select tests.pretend('web_tutor');
select is((select count(*) from vetting.my_standing()), 0::bigint, 'Nobody''s checks are not shown either');
select * from finish();
rollback;
