-- No deviation lets somebody off what they must have, whoever writes it, and none that is there counts (TS-77, F13).
begin;
select plan(12);
select tests.follows_profile();
select tests.person('ann', '{tutor}'), tests.organisation('acme', 'agency'), tests.engagement('ann at acme', 'ann', 'acme');
select tests.override('two years', 'acme', 'vetting.dbs_interval', '"P2Y"');
select tests.is_refused(format('select tests.deviation(%L, %L, null, %L)', key, value, 'ann at acme'), format('Not even a superuser lets anybody off %s', key), 'PT422')
from (values ('vetting.min_references', '0'), ('training.required', '[]'), ('ack.required', '[]'), ('session.max_group', '13'), ('session.start_early', '"P30D"')) as let_off (key, value);
select tests.is_refused($$ select tests.deviation('vetting.dbs_interval', '"P2Y"', 'two years') $$, 'nor a whole contract', 'PT422');
select lives_ok($$ select tests.deviation('session.max_group', '12', null, 'ann at acme') $$, 'Within its limits a deviation is written');
select tests.given('set local session_replication_role = replica');
select tests.is_refused($$ select tests.deviation('training.required', '[]', null, 'ann at acme') $$, 'In a replica session neither', 'PT422');
select tests.given('set local session_replication_role = origin');
-- were it there from before, it would not count
select tests.settled();
select tests.given('alter table policy.deviation disable trigger _300_no_letting_off');
select tests.deviation('training.required', '[]', null, 'ann at acme'), tests.deviation('vetting.dbs_interval', '"P2Y"', 'two years'),
       tests.deviation('session.max_group', '40', null, 'ann at acme', '2026-02-01 00:00+00'), tests.deviation('vetting.contract_required', 'false', null, 'ann at acme');
select is(tests.effective('training.required', 'ann at acme', '2026-06-01'), '["kcsie_part1"]', 'One that is there does not count'),
       is(tests.effective('vetting.dbs_interval', 'ann at acme', '2026-06-01'), '"P1Y"', 'nor for a contract'),
       is(tests.effective('vetting.contract_required', 'ann at acme', '2026-06-01'), 'true', 'nor about the tutor''s own'),
       is(tests.effective('session.max_group', 'ann at acme', '2026-06-01'), '12', 'and the one before it does');
select * from finish();
rollback;
