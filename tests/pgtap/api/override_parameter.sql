-- A contract tightens; a looser value is ignored; nobody crosses the floor (TS-06, TS-08).
begin;
select plan(58);

select tests.person('ada', '{platform_administrator}');
select tests.person('ann', '{tutor}');
select tests.person('dee', '{dsl}');
select tests.organisation('acme', 'agency');
select tests.organisation('oak', 'school');
select tests.engagement('ann at acme', 'ann', 'acme');
select tests.engagement('ann at oak', 'ann', null, 'oak');
select tests.follows_profile();

create function pg_temp.say(p_key text, p_value jsonb, p_organisation text default 'acme', p_more text default '') returns text language sql as $$
  select format('select api.override_parameter(tests.id(%L), %L, %L, ''as agreed''%s)', p_organisation, p_key, p_value, p_more) $$;

select tests.become('dee', 'web_dsl');
select tests.is_refused(pg_temp.say('vetting.dbs_interval', '"P6M"'), 'The safeguarding lead records no contracts');
select tests.become('ann', 'web_tutor');
select tests.is_refused(pg_temp.say('vetting.dbs_interval', '"P6M"'), 'nor does a tutor');
select tests.nobody();
select tests.is_refused(pg_temp.say('vetting.dbs_interval', '"P6M"'), 'nor anybody without a token');
select tests.become('ann', 'web_admin');
select tests.is_refused(pg_temp.say('vetting.dbs_interval', '"P6M"'), 'nor somebody who only claims to be an administrator', 'PT403');

select tests.become('ada', 'web_admin');

-- stricter
select tests.answers(pg_temp.say('vetting.dbs_interval', '"P6M"'), 201, null, 'A stricter contract is recorded');
select is(tests.effective('vetting.dbs_interval', 'ann at acme'), '"P6M"', 'and counts for the agency''s engagements');
select is(tests.effective('vetting.dbs_interval', 'ann at oak'), '"P1Y"', 'and for no others');
select is((api.override_parameter(tests.id('acme'), 'student.min_age', '7', 'as agreed')) ->> 'effective', 'true', 'The answer says that it counts');
select is(
  tests.truth($$ select outcome || ' ' || (detail ->> 'key') from ledger.record where action = 'override_parameter' order by seq limit 1 $$),
  'done vetting.dbs_interval', 'It is in the ledger');

-- looser, equal, incomparable
select is(
  (select answer ->> 'effective' || ': ' || (answer ->> 'why') from api.override_parameter(tests.id('acme'), 'recording.retention_days', '60', 'as agreed') as answer),
  'false: The profile in force is stricter, so this value is ignored unless a deviation for it is approved.', 'A looser contract is recorded and ignored, and the answer says why');
select is(tests.effective('recording.retention_days', 'ann at acme'), '28', 'The profile counts');
select is((api.override_parameter(tests.id('oak'), 'recording.retention_days', '28', 'as agreed')) ->> 'effective', 'true', 'An equal value counts: it will, should the profile loosen');
select is((api.override_parameter(tests.id('acme'), 'ack.required', '["online_safety"]', 'as agreed')) ->> 'effective', 'true', 'A set gains members');
select is(tests.effective('ack.required', 'ann at acme'), '["code_of_conduct", "online_safety"]', 'and keeps those of the profile');
select is((api.override_parameter(tests.id('oak'), 'ack.required', '[]', 'as agreed')) ->> 'effective', 'false', 'An empty set adds nothing');
select is((api.override_parameter(tests.id('acme'), 'session.modalities', '["online"]', 'as agreed')) ->> 'effective', 'true', 'Where members may be removed they are');
select is(tests.effective('session.modalities', 'ann at acme'), '["online"]', 'and the rest remains');
select is((api.override_parameter(tests.id('acme'), 'recording.basis', '"forbidden"', 'as agreed')) ->> 'effective', 'true', 'A contract may forbid recording');
select is((api.override_parameter(tests.id('oak'), 'recording.basis', '"notice_always_on"', 'as agreed')) ->> 'effective', 'false', 'but not choose the other basis');
select is(tests.effective('recording.basis', 'ann at oak'), '"consent_per_session"', 'which therefore stays');
select is((api.override_parameter(tests.id('acme'), 'qa.observation', '{"each_tutor_per_term": 2}', 'as agreed')) ->> 'effective', 'true', 'What the profile does not ask for, a contract may');

-- what is really in effect
select is((api.override_parameter(tests.id('oak'), 'student.min_age', '9', 'as agreed')) ->> 'value_in_effect', '9', 'The answer says what holds'),
       is((api.override_parameter(tests.id('oak'), 'recording.retention_days', '60', 'as agreed')) ->> 'value_in_effect', '28', 'also where it is the profile');
select is((select answer - array['override_id', 'valid_from'] from api.override_parameter(tests.id('oak'), 'student.min_age', '7', 'as agreed') as answer),
  jsonb_build_object('organisation_id', tests.id('oak'), 'key', 'student.min_age', 'value', 7, 'valid_until', null, 'profile_value', 5, 'value_in_effect', 9, 'effective', false,
    'why', 'Another override of this organisation is stricter, so this value is ignored as long as that one holds.'), 'or another contract');
select tests.step_back();
select tests.deviation('chaperone.13_to_15.online', '"none"', null, 'ann at acme', now() - interval '1 day', now() + interval '30 days');
select tests.become('ada', 'web_admin');
select is((api.override_parameter(tests.id('acme'), 'chaperone.13_to_15.online', '"present"', 'as agreed')) ->> 'value_in_effect', 'present', 'A stricter contract that comes after a deviation');
select is(tests.effective('chaperone.13_to_15.online', 'ann at acme'), '"present"', 'does hold for that engagement');

-- below the floor
select tests.answers(pg_temp.say('vetting.dbs_interval', '"P3Y"', 'oak'), 201, null, 'At the floor a looser contract is recorded');
select tests.answers(pg_temp.say('vetting.dbs_interval', '"P37M"', 'oak'), 422, 'below-floor', 'A month past it, it is refused');
select is(
  tests.truth($$ select reasons[1] || ' ' || (detail ->> 'key') from ledger.record where action = 'override_parameter' and outcome = 'refused' $$),
  'BELOW_FLOOR vetting.dbs_interval', 'and the refusal is in the ledger');
select tests.answers(pg_temp.say('chaperone.under_13.in_person', '"none"'), 422, 'below-floor', 'No contract leaves an under-13 alone in person');
select tests.answers(pg_temp.say('recording.retention_days', '0'), 422, 'below-floor', 'Past the other end it is refused too');
select tests.answers(pg_temp.say('enforcement.suspension_gate', '"two_admin"'), 422, 'not-for-contracts', 'What is no matter for contracts is refused, whatever it says');
select tests.answers(pg_temp.say('report.sdc_threshold', '9'), 422, 'not-for-contracts', 'even where it would be stricter');

-- when
select tests.answers(pg_temp.say('session.max_group', '3', 'acme', $$, '2999-01-01', '2999-02-01'$$), 201, null, 'A contract may begin and end later');
select is(tests.effective('session.max_group', 'ann at acme', '2998-12-31 23:59:59.999999+00'), '6', 'Before its first instant it does not count');
select is(tests.effective('session.max_group', 'ann at acme', '2999-01-01'), '3', 'at it, it does');
select is(tests.effective('session.max_group', 'ann at acme', '2999-02-01'), '6', 'and at its end no longer');
select tests.is_refused(pg_temp.say('session.max_group', '3', 'acme', $$, now() - interval '1 hour'$$), 'It does not begin in the past', 'PT422');
select tests.is_refused(pg_temp.say('session.max_group', '3', 'acme', $$, '2999-01-01', '2999-01-01'$$), 'nor end when it begins', 'PT422');

-- ends
select tests.answers(pg_temp.say('vetting.dbs_interval', 'null', 'acme', $$, '2999-01-01'$$), 200, null, 'No value ends what a contract said');
select is(tests.effective('vetting.dbs_interval', 'ann at acme', '2998-12-31 23:59:59.999999+00'), '"P6M"', 'It counts until then');
select is(tests.effective('vetting.dbs_interval', 'ann at acme', '2999-01-01'), '"P1Y"', 'and not from then on');
select tests.answers(pg_temp.say('vetting.dbs_interval', 'null', 'acme', $$, '2998-01-01'$$), 200, null, 'It may end sooner than planned');
select is(tests.effective('vetting.dbs_interval', 'ann at acme', '2998-01-01'), '"P1Y"', 'and does');
select tests.answers(pg_temp.say('vetting.min_references', 'null'), 404, 'nothing-to-end', 'Where nothing was said nothing ends');
select tests.is_refused(pg_temp.say('vetting.dbs_interval', 'null', 'acme', $$, now() - interval '1 hour'$$), 'Nothing ends in the past', 'PT422');

-- bad input
select tests.is_refused(pg_temp.say('no.such_key', '1'), 'An unknown parameter is bad input', 'PT422');
select tests.is_refused(pg_temp.say('vetting.dbs_interval', '"6 months"'), 'and so is another spelling', 'PT422');
select tests.is_refused($$ select api.override_parameter(tests.id('acme'), 'student.min_age', '7', ' ') $$, 'A reason is needed', 'PT422');
select tests.answers(pg_temp.say('student.min_age', '7', 'nowhere'), 404, 'not-found', 'An unknown organisation is not found');

-- once
select tests.with_headers('{"idempotency-key": "k1"}');
select tests.answers(pg_temp.say('vetting.min_references', '3'), 201, null, 'With a key it is recorded once');
select tests.answers(pg_temp.say('vetting.min_references', '3'), 201, null, 'and the same request has the same answer');
select is(tests.truth($$ select count(*) from policy.contract_override where key = 'vetting.min_references' $$), '1', 'for one row');

select tests.with_headers('{}');
select tests.become('ada', 'web_admin');
select tests.is_required('organisation_id', $$ select api.override_parameter(null, 'student.min_age', '7', 'as agreed') $$);

select tests.step_back();
select tests.organisation('fir', 'agency'), tests.organisation('elm', 'school');
select tests.override('fir now', 'fir', 'vetting.min_references', '3', p_until => now() + interval '9 days'), tests.override('fir once', 'fir', 'vetting.min_references', '4', p_until => now() - interval '1 day'),
       tests.override('fir ended', 'fir', 'vetting.min_references', '5'), tests.override('elm now', 'elm', 'vetting.min_references', '3'),
       tests.override('fir older', 'fir', 'student.min_age', '10', now() + interval '1 day'), tests.override('fir old', 'fir', 'student.min_age', '11', p_until => now() - interval '1 day'),
       tests.override('fir was old', 'fir', 'student.min_age', '12'), tests.override('elm old', 'elm', 'student.min_age', '9'),
       tests.override('fir small', 'fir', 'session.max_group', '4', p_until => now() + interval '9 days');
select tests.given($$ insert into policy.contract_override_end (override_id, ended_at, ended_by, reason) values
  (tests.id('fir ended'), now(), tests.id('ada'), 'agreed'), (tests.id('fir was old'), now(), tests.id('ada'), 'agreed'), (tests.id('fir small'), now() + interval '1 day', tests.id('ada'), 'agreed') $$);
select tests.become('ada', 'web_admin');
select is((api.override_parameter(tests.id('fir'), 'student.min_age', '7', 'as agreed')) ->> 'value_in_effect', '7', 'No other organisation''s, no earlier, ended or later contract holds beside it');
select is((api.override_parameter(tests.id('fir'), 'session.max_group', '5', 'as agreed')) ->> 'value_in_effect', '4', 'one that has not ended yet does');
select is((api.override_parameter(tests.id('fir'), 'session.max_group', '3', 'as agreed')) -> 'why', 'null', 'What counts needs no explanation');
select is((api.override_parameter(tests.id('fir'), 'vetting.min_references', null, 'no more')) -> 'ended', jsonb_build_array(tests.id('fir now')), 'What ends is what holds, of this organisation');

select * from finish();
rollback;
