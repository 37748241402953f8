-- A departure is deliberate, documented and defensible (TS-09, TS-61).
begin;
select plan(65);

select tests.person('dee', '{dsl,tutor}');
select tests.person('ann', '{tutor}');
select tests.person('ada', '{platform_administrator}');
select tests.person('ned');
select tests.person('gone');
select tests.power('gone', 'platform_administrator', null, '2020-01-01', now());
select tests.person('ivy', '{tutor}', p_state => 'inactive');
select tests.organisation('acme', 'agency');
select tests.engagement('ann at acme', 'ann', 'acme');
select tests.engagement('ann alone', 'ann');
select tests.engagement('dee alone', 'dee');
select tests.override('long footage', 'acme', 'recording.retention_days', '60');
select tests.override('no chaperone', 'acme', 'chaperone.13_to_15.in_person', '"none"');
select tests.override('over', 'acme', 'session.max_group', '9', p_until => '2026-01-01');
select tests.follows_profile();

create function pg_temp.approve(
  p_key text, p_value jsonb, p_override text default null, p_engagement text default null, p_asked text default 'ada',
  p_end text default $$now() + interval '30 days'$$, p_why text default 'two sisters are taught in one room'
) returns text language sql as $$
  select format('select api.approve_deviation(%L, %L, %L, %s, tests.id(%L), tests.id(%L), tests.id(%L))',
    p_key, p_value, p_why, p_end, p_asked, p_override, p_engagement) $$;

-- who may not
select tests.become('ada', 'web_admin');
select tests.is_refused(pg_temp.approve('session.max_group', '8', null, 'ann alone'), 'An administrator approves no deviation');
select tests.become('ann', 'web_tutor');
select tests.is_refused(pg_temp.approve('session.max_group', '8', null, 'ann alone'), 'nor does a tutor');
select tests.nobody();
select tests.is_refused(pg_temp.approve('session.max_group', '8', null, 'ann alone'), 'nor anybody without a token');
select tests.become('ada', 'web_dsl');
select tests.is_refused(pg_temp.approve('session.max_group', '8', null, 'ann alone'), 'nor somebody who only claims to be the safeguarding lead', 'PT403');

-- one engagement
select tests.become('dee', 'web_dsl');
select is(tests.effective('session.max_group', 'ann alone'), '6', 'Before it the profile counts');
select tests.answers(pg_temp.approve('session.max_group', '8', null, 'ann alone'), 201, null, 'The safeguarding lead approves a deviation for one engagement');
select is(tests.effective('session.max_group', 'ann alone'), '8', 'and it counts there at once');
select is(tests.effective('session.max_group', 'ann alone', now() - interval '1 microsecond'), '6', 'and not before');
select is(tests.effective('session.max_group', 'ann alone', now() + interval '30 days'), '6', 'nor from its end on');
select is(tests.effective('session.max_group', 'ann at acme'), '6', 'nor anywhere else');
select is(
  tests.truth($$ select outcome || ' ' || (detail ->> 'key') || ' ' || (target_id = tests.id('ann alone')) from ledger.record where action = 'approve_deviation' $$),
  'done session.max_group true', 'It is in the ledger');
select tests.answers(pg_temp.approve('chaperone.under_13.in_person', '"available"', null, 'ann alone'), 201, null, 'A chaperone rule is departed from for one engagement');
select tests.answers(pg_temp.approve('chaperone.under_13.in_person', '"none"', null, 'ann alone'), 422, 'below-floor', 'but never past the floor');
select is(tests.truth($$ select reasons[1] from ledger.record where action = 'approve_deviation' and outcome = 'refused' $$), 'BELOW_FLOOR', 'and the refusal is in the ledger');
select tests.answers(pg_temp.approve('session.max_group', '8', null, 'ann alone', 'ann'), 422, 'requester-holds-no-power', 'A tutor asks for no larger group');
select tests.answers(pg_temp.approve('chaperone.13_to_15.in_person', '"none"', null, 'ann alone', 'ann'), 201, null, 'but may ask for another chaperone rule (TS-61)');
select tests.answers(pg_temp.approve(key, value::jsonb, null, 'ann alone'), 422, 'no-deviation', format('Nobody is let off %s', key))
from (values ('vetting.required_checks', '[]'), ('vetting.min_references', '1'), ('vetting.contract_required', 'false'), ('training.required', '[]'), ('training.interval', '"P1Y"'),
             ('ack.required', '[]'), ('session.start_early', '"PT61M"'), ('session.max_group', '13')) as let_off (key, value);
select tests.answers(pg_temp.approve('session.start_early', '"PT30M"', null, 'ann alone'), 201, null, 'A lesson may start somewhat earlier');

-- one contract
select is(tests.effective('recording.retention_days', 'ann at acme'), '28', 'A looser contract is ignored');
select tests.answers(pg_temp.approve('recording.retention_days', '60', 'long footage'), 201, null, 'The safeguarding lead lets it count');
select is(tests.effective('recording.retention_days', 'ann at acme'), '60', 'and it does');
select is(tests.effective('recording.retention_days', 'ann alone'), '28', 'for that contract only');
select tests.answers(pg_temp.approve('recording.retention_days', '90', 'long footage'), 409, 'value-differs', 'No more than the contract says is approved');
select tests.answers(pg_temp.approve('chaperone.13_to_15.in_person', '"none"', 'no chaperone'), 422, 'one-engagement-at-a-time', 'A chaperone rule is never departed from for a whole contract');
select tests.answers(pg_temp.approve('session.max_group', '9', 'over'), 404, 'not-found', 'A contract that is over has nothing to approve');
select tests.answers(pg_temp.approve('session.max_group', '8', 'long footage'), 404, 'not-found', 'nor has a contract about something else');
select tests.answers(pg_temp.approve('session.max_group', '9', 'unheard of'), 404, 'not-found', 'nor one that does not exist');

-- who asks, and for whom
select tests.answers(pg_temp.approve('session.max_group', '8', null, 'ann alone', 'dee'), 403, 'not-for-yourself', 'Nobody approves what they asked for');
select tests.answers(pg_temp.approve('session.max_group', '8', null, 'dee alone'), 403, 'not-for-yourself', 'nor for their own engagement');
select tests.answers(pg_temp.approve('session.max_group', '8', null, 'ann alone', 'ned'), 422, 'requester-holds-no-power', 'Whoever asks holds a power');
select tests.answers(pg_temp.approve('session.max_group', '8', null, 'ann alone', 'nobody at all'), 422, 'requester-holds-no-power', 'and exists');
select tests.answers(pg_temp.approve('session.max_group', '8', null, 'ann alone', 'ivy'), 422, 'requester-holds-no-power', 'and has an active account');
select tests.answers(pg_temp.approve('session.max_group', '8', null, 'ann alone', 'gone'), 422, 'requester-holds-no-power', 'and holds the power still');
select tests.answers(pg_temp.approve('session.max_group', '8', null, 'unheard of'), 404, 'not-found', 'The engagement exists');

-- never
select tests.answers(pg_temp.approve('recording.child_objection_blocks', 'false', null, 'ann alone'), 422, 'no-deviation', 'Nobody deviates from what is fixed for all');
select tests.answers(pg_temp.approve('report.sdc_threshold', '6', null, 'ann alone'), 422, 'no-deviation', 'nor from what is no matter for contracts');

-- bad input
select tests.is_refused(pg_temp.approve('session.max_group', '8'), 'A deviation has a scope', 'PT422');
select tests.is_refused(pg_temp.approve('recording.retention_days', '60', 'long footage', 'ann alone'), 'and only one', 'PT422');
select tests.is_refused(pg_temp.approve('session.max_group', '8', null, 'ann alone', p_why => 'nineteen characters'), 'A rationale has twenty characters', 'PT422');
select tests.answers(pg_temp.approve('session.max_group', '8', null, 'ann alone', p_why => E'first line\nand a second'), 201, null, 'and may have several lines');
select tests.is_refused(pg_temp.approve('session.max_group', '8', null, 'ann alone', p_end => $$now() + interval '1 year 1 second'$$), 'It ends within a year', 'PT422');
select tests.answers(pg_temp.approve('session.max_group', '8', null, 'ann alone', p_end => $$now() + interval '1 year'$$), 201, null, 'a year is within it');
select tests.is_refused(pg_temp.approve('session.max_group', '8', null, 'ann alone', p_end => 'now()'), 'and not before it begins', 'PT422');
select tests.is_refused(pg_temp.approve('session.max_group', 'null', null, 'ann alone'), 'It says something', 'PT422');
select tests.is_refused(pg_temp.approve('no.such_key', '8', null, 'ann alone'), 'about a parameter that exists', 'PT422');

-- once
select tests.with_headers('{"idempotency-key": "k1"}');
select tests.answers(pg_temp.approve('student.min_age', '6', null, 'ann alone', p_end => $$'2027-01-01'$$), 201, null, 'With a key it is approved once');
select tests.answers(pg_temp.approve('student.min_age', '6', null, 'ann alone', p_end => $$'2027-01-01'$$), 201, null, 'and the same request has the same answer');
select is(tests.truth($$ select count(*) from policy.deviation where key = 'student.min_age' $$), '1', 'for one row');

select tests.with_headers('{}');
select tests.become('dee', 'web_dsl');
select tests.is_required('requested_by', $$ select api.approve_deviation('session.max_group', '8', 'two sisters are taught in one room', now() + interval '1 day', null) $$);
select tests.is_required('expires_at', $$ select api.approve_deviation('session.max_group', '8', 'two sisters are taught in one room', null, tests.id('ada')) $$);

select tests.person('kim', '{learner}', '2008-01-01'), tests.organisation('elm', 'agency');
select tests.answers(pg_temp.approve('session.max_group', '8', null, 'ann alone', 'kim'), 422, 'requester-holds-no-power', 'A learner asks for no other rules');
select tests.given($$ insert into policy.parameter (key, type, direction, floor_words, contract, description) values ('x.fixed', 'boolean', 'fixed', 'fixed', 'stricter', 'tried') $$);
select tests.answers(pg_temp.approve('x.fixed', 'true', null, 'ann alone'), 422, 'no-deviation', 'Nobody deviates from what is fixed for all');
select tests.override('elm until', 'elm', 'recording.retention_days', '60', p_until => now() + interval '1 day'),
       tests.override('elm ended', 'elm', 'recording.retention_days', '60'), tests.override('elm ends', 'elm', 'recording.retention_days', '60');
select tests.given($$ insert into policy.contract_override_end (override_id, ended_at, ended_by, reason) values
  (tests.id('elm ended'), now(), tests.id('ada'), 'agreed'), (tests.id('elm ends'), now() + interval '1 day', tests.id('ada'), 'agreed') $$);
select tests.answers(pg_temp.approve('recording.retention_days', '60', 'unheard of'), 404, 'not-found', 'Of contracts that say the same it is the one that was named');
select tests.answers(pg_temp.approve('recording.retention_days', '60', 'elm ended'), 404, 'not-found', 'A contract that was ended has nothing to approve');
select tests.answers(pg_temp.approve('recording.retention_days', '60', 'elm ends'), 201, null, 'one that will end has');
select tests.answers(pg_temp.approve('recording.retention_days', '60', 'elm until'), 201, null, 'and so has one that will run out');
select is(tests.truth($$ select array_agg(distinct target_kind || ' ' || (target_id = tests.id('ann alone'))) from ledger.record where action = 'approve_deviation' and target_id in (tests.id('ann alone'), tests.id('elm until')) $$),
  '{"contract_override false","engagement true"}', 'The ledger says whether it was for a contract or an engagement');

select tests.answers(pg_temp.approve('chaperone.13_to_15.in_person', '"none"', null, 'ann alone', 'ivy'), 422, 'requester-holds-no-power', 'A tutor whose account is closed asks for nothing');

select * from finish();
rollback;
