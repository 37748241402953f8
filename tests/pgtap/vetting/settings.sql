-- What is asked is read once, with the floor where the profile is silent and the full set for a school (B.3, F16).
begin;
select plan(13);
select tests.follows_profile('tutorninjas');
select tests.person('ann', '{tutor}');
select tests.organisation('hill school', 'school');
select tests.organisation('acme', 'agency');
select tests.engagement('ann at hill', 'ann', p_school => 'hill school');
select tests.engagement('ann at acme', 'ann', 'acme');

create function pg_temp.asked(p_column text, p_engagement text default null, p_at text default 'now') returns text language sql as $$
  select tests.value_as('cap_vetting', format('select %s from vetting.settings(%L, %L)', p_column, tests.id(p_engagement), p_at))
$$;

select is(pg_temp.asked('for_school'), 'false', 'Independent work is not for a school');
select is(pg_temp.asked('for_school', 'ann at hill'), 'true', 'a school''s is');
select is(pg_temp.asked('for_school', 'ann at acme'), 'false', 'an agency''s by itself is not');
select is(pg_temp.asked($$ required @> '{identity,dbs_enhanced,barred_list,right_to_work,prohibition}' $$), 'false', 'tutorninjas asks for less');
select is(pg_temp.asked($$ required @> '{identity,dbs_enhanced,barred_list,right_to_work,prohibition}' $$, 'ann at hill'), 'true', 'but a school''s work needs it all');
select is(pg_temp.asked('dbs_interval'), '3 years', 'The floor stands in for the age of a certificate');
select is(pg_temp.asked('sanctions_max_age'), '72:00:00', 'of a screening');
select is(pg_temp.asked('training_interval'), '1 year', 'and of training');
select is(pg_temp.asked('min_references'), '0', 'References: none');
select is(pg_temp.asked('contract_required'), 'false', 'No contract is asked for');
select is(pg_temp.asked('topics'), '{}', 'and no training');
select tests.override('quick', 'acme', 'vetting.dbs_interval', '"P6M"');
select is(pg_temp.asked('dbs_interval', 'ann at acme'), '6 mons', 'A contract may ask for more');
select is(pg_temp.asked('today', null, '2026-06-30 23:00+00'), '2026-07-01', 'The day is London''s');
select * from finish();
rollback;
