-- A tutor asks about themselves, and nobody asks about anybody else.
begin;
select plan(5);
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
select * from finish();
rollback;
