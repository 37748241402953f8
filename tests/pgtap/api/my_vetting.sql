-- A tutor lists how their own checks stand (E1.4).
begin;
select plan(9);
select tests.follows_profile('tutorstudio');
select tests.person('ann', '{tutor}');
select tests.person('bob', '{tutor}');
select tests.is_cleared('ann');
select tests.become('ann', 'web_tutor');
select is((select array_agg(item || ' ' || status order by item collate "C") from api.my_vetting),
  '{barred_list ok,contract ok,dbs_enhanced ok,identity ok,qualifications ok,references ok,training:kcsie_part1 ok,vetting_gate ok}', 'Ann''s are in order');
select ok((select until > now() from api.my_vetting where item = 'dbs_enhanced'), 'and it says until when');
select tests.become('bob', 'web_tutor');
select is((select count(*) from api.my_vetting where status = 'ok'), 0::bigint, 'Bob''s are not');
-- hold or hit, the answer is the same
select tests.step_back();
select tests.person('eve', '{tutor}');
select tests.is_cleared('eve');
select tests.become('eve', 'web_tutor');
create temp table before as select jsonb_agg(line order by item) as answer from api.my_vetting as line;
select tests.step_back();
select tests.screened('eve', 'uk_sanctions_list', now(), 'potential', 'eve''s run');
select tests.become('eve', 'web_tutor');
select is((select jsonb_agg(line order by item) from api.my_vetting as line), (select answer from pg_temp.before), 'A hit changes nothing in it');
select tests.step_back();
select tests.restricted('eve', 'hold');
select tests.become('eve', 'web_tutor');
select is((select jsonb_agg(line order by item) from api.my_vetting as line), (select answer from pg_temp.before), 'a hold neither');
select tests.pretend('web_tutor');
select is((select count(*) from api.my_vetting), 0::bigint, 'Without an identity it is empty');
select tests.become('ann', 'web_vetting');
select tests.is_refused($$ select from api.my_vetting $$, 'Other personas have no such list');
select is(tests.truth($$ select reloptions::text from pg_class where oid = 'api.my_vetting'::regclass $$), '{security_invoker=true,security_barrier=true}', 'It is asked as whoever asks');

select tests.is_refused($$ select tests.given('insert into api.my_vetting (item) values (null)') $$, 'Nobody writes through the view, whoever they are', '42501');
select * from finish();
rollback;
