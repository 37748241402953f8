-- Officers record completed training; a correction is a new row of the same topic (TS-83, TS-84).
begin;
select plan(19);
select * from tests.officers_function('record_training', $$ select api.record_training(%L, 'kcsie_part1', '2026-01-01', 'A provider') $$);
select tests.person('bob', '{tutor}');
select tests.record('training', 'bob', '{"topic": "kcsie_part1", "completed_on": "2026-01-01"}', 'bob''s');
select tests.record('training', 'ann', '{"topic": "online_safety", "completed_on": "2026-01-01"}', 'ann''s');
select tests.become('vera', 'web_vetting');
select tests.is_refused($$ select api.record_training(tests.id('ann'), 'crochet', '2026-01-01') $$, 'Only topics that are known', 'PT422');
select tests.is_refused($$ select api.record_training(tests.id('ann'), 'kcsie_part1', identity.civil_date(now()) + 1) $$, 'and days that have come', 'PT422');
select tests.is_refused($$ select api.record_training(null, 'kcsie_part1', '2026-01-01') $$, 'and a person', 'PT422');
select tests.answers($$ select api.record_training(tests.id('ann'), 'kcsie_part1', '2026-01-01', null, tests.id('bob''s')) $$, 409, 'nothing-to-correct', 'Nobody else''s record is corrected');
select tests.answers($$ select api.record_training(tests.id('ann'), 'kcsie_part1', '2026-01-01', null, tests.id('ann''s')) $$, 409, 'nothing-to-correct', 'nor one of another topic');
select tests.answers($$ select api.record_training(tests.id('ann'), 'kcsie_part1', '2026-01-01', null, gen_random_uuid()) $$, 409, 'nothing-to-correct', 'nor one that is not there');
select tests.answers($$ select api.record_training(tests.id('ann'), 'online_safety', '2026-02-01', null, tests.id('ann''s')) $$, 201, null, 'One''s own of the same topic is');
select tests.answers($$ select api.record_training(tests.id('ann'), 'online_safety', '2026-03-01', null, tests.id('ann''s')) $$, 409, 'nothing-to-correct', 'once');
-- the same request twice
select tests.with_headers('{"idempotency-key": "k1"}');
select api.record_training(tests.id('bob'), 'online_safety', '2026-02-01');
select api.record_training(tests.id('bob'), 'online_safety', '2026-02-01');
select is(tests.truth($$ select count(*) from vetting.training where person_id = tests.id('bob') and topic = 'online_safety' $$), '1', 'The same request sent twice is one row');
select tests.answers($$ select api.record_training(tests.id('bob'), 'online_safety', '2026-02-02') $$, 409, 'idempotency-key-reused', 'another under its key is refused');
select * from finish();
rollback;
