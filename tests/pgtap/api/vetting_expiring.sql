-- What runs out, in civil days, and the lessons behind it (E7 report 4).
begin;
select plan(17);
select tests.follows_profile();
select tests.person('vera', '{vetting_officer}'), tests.person('ann', '{tutor}'), tests.engagement('ann alone', 'ann'), tests.bookable('bob');
select tests.is_cleared('ann', (now() at time zone 'Europe/London')::date - 340);
select tests.ward('lily', tests.born(11));
select tests.lesson('before', 'ann', '{lily}', now() + interval '10 days'), tests.lesson('after', 'ann', '{lily}', now() + interval '40 days'),
       tests.lesson('bob''s', 'bob', '{lily}', now() + interval '41 days'), tests.lesson('cancelled', 'ann', '{lily}', now() + interval '42 days');
select tests.given($$ update booking.lesson set state = 'cancelled', cancelled_at = now() where lesson_id = tests.id('cancelled') $$);
select tests.become('vera', 'web_vetting');
create temporary table told on commit drop as select api.vetting_expiring() as report;
select is((select jsonb_path_query_array(report, '$.rows[*] ? (@.person_id == $ann && @.item == "dbs_enhanced").lessons_at_risk',
    jsonb_build_object('ann', tests.id('ann'))) from told), jsonb_build_array(jsonb_build_array(tests.id('after'))), 'The lesson after the DBS check runs out is at risk, and no other');
select ok((select report -> 'counts' ->> '15-30' from told)::integer >= 2, 'What runs out is counted by buckets');
select is_empty($$ select from told, jsonb_array_elements(report -> 'rows') as due where due ->> 'person_id' = tests.id('bob')::text and due ->> 'item' = 'dbs_enhanced' $$, 'A fresh check is not listed');
select is((select jsonb_array_length(api.vetting_expiring(0) -> 'rows')), 0, 'Nothing runs out today'), 
       ok((select jsonb_array_length(api.vetting_expiring(0, now() + interval '30 days') -> 'rows')) > 0, 'but in thirty days it has');
select is((select string_agg(distinct due ->> 'bucket', ',') from jsonb_array_elements(api.vetting_expiring(0, now() + interval '1 year') -> 'rows') as due), 'overdue', 'What is over is overdue');
select is(tests.truth($$ select action from ledger.record order by seq desc limit 1 $$), 'vetting_expiring', 'Reading it is entered in the ledger');
select tests.is_refused('select api.vetting_expiring(-1)', 'Days are 0 to 366', 'PT422'), tests.is_refused('select api.vetting_expiring(as_at => ''infinity'')', 'and an instant is one', 'PT422');
select tests.become('ann', 'web_tutor');
select tests.is_refused('select api.vetting_expiring()', 'Tutors do not read it');
select tests.power('vera', 'tutor'), tests.engagement('vera alone', 'vera');
select tests.become('vera', 'web_vetting');
select is_empty($$ select from jsonb_array_elements(api.vetting_expiring() -> 'rows') as due where due ->> 'person_id' = tests.id('vera')::text $$, 'and an officer reads nothing about themselves');

select is((select report #>> '{counts,later}' from told), '0', 'Nothing is later than what was asked about');
select tests.is_refused('select api.vetting_expiring(null)', 'There is a number of days', 'PT422'), tests.is_refused('select api.vetting_expiring(as_at => null)', 'and an instant', 'PT422');
select tests.is_cleared('vera', (now() at time zone 'Europe/London')::date - 340);
select is_empty($$ select from jsonb_array_elements(api.vetting_expiring() -> 'rows') as due where due ->> 'person_id' = tests.id('vera')::text $$, 'Nobody reads about themselves here');

select tests.bookable('sid'), tests.organisation('hill', 'school'), tests.engagement('sid at hill', 'sid', null, 'hill'), tests.override('often', 'hill', 'vetting.dbs_interval', '"P3M"');
select tests.ward('max', tests.born(12)), tests.lesson('sid''s', 'sid', '{max}', now() + interval '88 days');
create function pg_temp.at_risk(p_name text) returns jsonb language sql as $$
  select jsonb_agg(due -> 'lessons_at_risk') from jsonb_array_elements(api.vetting_expiring() -> 'rows') as due where due ->> 'person_id' = tests.id(p_name)::text and due ->> 'item' = 'dbs_enhanced' $$;
select tests.become('vera', 'web_vetting');
select is(pg_temp.at_risk('sid'), '[[]]', 'What a school''s contract asks for puts no lesson at risk that is not the school''s');
select tests.person('tia', '{tutor}'), tests.is_cleared('tia', (now() at time zone 'Europe/London')::date - 340), tests.engagement('tia alone', 'tia'), tests.lesson('tia''s', 'tia', '{max}', now() + interval '60 days');
select tests.given($$ update identity.engagement set ends_on = identity.civil_date(now()), ended_at = now(), ended_by = tests.registrar(), end_reason = 'over' where engagement_id = tests.id('tia alone') $$);
select is(pg_temp.at_risk('tia'), jsonb_build_array(jsonb_build_array(tests.id('tia''s'))), 'Of who has no engagement any more every lesson of theirs is at risk, and nobody else''s');
select * from finish();
rollback;
