-- A floor may rise and never sink, for any role (TS-06).
begin;
select plan(23);

create function pg_temp.change(p_set text, p_key text) returns text language sql as
  $$ select format('select tests.given(%L)', 'update policy.parameter set ' || p_set || format(' where key = %L', p_key)) $$;

select tests.is_refused(pg_temp.change($$floor = '366'$$, 'recording.retention_days'), 'A floor does not sink, even for a superuser', 'PT409');
select lives_ok(pg_temp.change($$floor = '300'$$, 'recording.retention_days'), 'It may rise');
select tests.is_refused(pg_temp.change($$floor = '365'$$, 'recording.retention_days'), 'and not sink back', 'PT409');
select tests.is_refused(pg_temp.change('floor = null', 'student.min_age'), 'nor disappear', 'PT409');
select lives_ok(pg_temp.change($$floor = '["imminent_risk", "csam", "abuse_disclosed"]'$$, 'police.mandatory_categories'), 'What is always in a set may become more');
select tests.is_refused(pg_temp.change($$floor = '["csam"]'$$, 'police.mandatory_categories'), 'and not less', 'PT409');
select tests.is_refused(pg_temp.change($$floor = 'false'$$, 'recording.child_objection_blocks'), 'A fixed value stays fixed', 'PT409');
select tests.is_refused(pg_temp.change($$floor = '["1"]'$$, 'routing.tiers'), 'What every list must name, it must name', 'PT409');
select lives_ok(pg_temp.change($$floor = '1'$$, 'vetting.min_references'), 'A floor of nothing may rise too');
select lives_ok(pg_temp.change($$floor = '"P1Y"'$$, 'reporter.low_risk_max'), 'and one may come where there was none');
select tests.is_refused(pg_temp.change($$floor = '"a year"'$$, 'vetting.dbs_interval'), 'A floor has the form of its parameter', 'PT422');
select tests.is_refused(pg_temp.change($$direction = 'higher'$$, 'vetting.dbs_interval'), 'What strict means does not change', 'PT409');
select tests.is_refused(pg_temp.change($$contract = 'no'$$, 'vetting.dbs_interval'), 'nor what contracts may', 'PT409');
select tests.is_refused($$ select tests.given($s$ delete from policy.parameter where key = 'qa.observation' $s$) $$, 'Nothing is removed', 'PT409');
select is(tests.truth($$ select tgenabled from pg_catalog.pg_trigger where tgname = '_200_floor_only_rises' $$), 'A', 'The trigger is ENABLE ALWAYS');

create function pg_temp.adds(p_more jsonb) returns text language sql as $$
  select format('select tests.given(%L)', tests.row_of('policy.parameter', '{"key": "x.y", "floor_words": "none", "contract": "no", "description": "tried", "clauses": []}' || p_more))
$$;
select lives_ok(pg_temp.change($$description = 'said better'$$, 'recording.basis'), 'What is said about a parameter is said better, also where the floor lists choices');
select lives_ok(pg_temp.change($$description = 'said better'$$, 'recording.child_objection_blocks'), 'or where the value is fixed');
select tests.is_refused(pg_temp.adds('{"type": "list", "direction": "free", "choices": ["a", "b"], "floor": "a"}'), 'The floor of a list is a list', 'PT422');
select tests.is_refused(pg_temp.adds('{"type": "choice", "direction": "higher", "choices": ["a", "b"], "floor": "c"}'), 'that of an ordered choice one of its words', 'PT422');
select tests.is_refused(pg_temp.adds('{"type": "integer", "direction": "lower", "floor": "many", "ceiling": 1}'), 'A floor is not usable because the other end is', 'PT422');
select tests.is_refused(pg_temp.adds('{"type": "integer", "direction": "lower", "floor": 9, "ceiling": "few"}'), 'nor the other end because the floor is', 'PT422');
select lives_ok(pg_temp.adds('{"type": "integer", "direction": "lower", "floor": 9, "ceiling": 1}'), 'Both together are a parameter');
select throws_ok($$ select tests.given($s$ delete from policy.parameter where key = 'qa.observation' $s$) $$, 'PT409', 'A parameter is never removed.', 'Whoever removes one is told');

select * from finish();
rollback;
