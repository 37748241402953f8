-- Every write to a table that decisions are made from is counted, whoever writes (B.5).
begin;
select plan(12);
select tests.follows_profile();
select tests.person('dee', '{dsl}'), tests.person('asks', '{tutor}');
select tests.organisation('acme', 'agency');
select tests.engagement('asks alone', 'asks');
create function pg_temp.counted(p_sql text) returns boolean language plpgsql as $$
declare v_before text := tests.truth('select number from policy.epoch');
begin
  perform tests.given(p_sql);
  return tests.truth('select number from policy.epoch') <> v_before;
end $$;
select ok(pg_temp.counted(change), why || ' is counted')
from (values
  ($$ insert into policy.profile_adoption (adoption_id, profile, effective_from, proposed_at) values (gen_random_uuid(), 'mytutor', '2099-01-01', '2020-01-01') $$, 'An adoption'),
  ($$ insert into policy.profile_value (profile, key, value, valid_from) values ('mytutor', 'session.max_group', '3', now()) $$, 'A profile''s value'),
  ($$ insert into policy.contract_override (override_id, organisation_id, key, value, valid_from, set_by, reason) values (tests.id('an override'), tests.id('acme'), 'session.max_group', '2', now(), tests.id('dee'), 'Small groups') $$, 'A contract'),
  ($$ insert into policy.deviation (deviation_id, key, value, engagement_id, rationale, requested_by, approved_by, expires_at) values (gen_random_uuid(), 'session.max_group', '8', tests.id('asks alone'), 'eight siblings and cousins', tests.id('asks'), tests.id('dee'), now() + interval '1 day') $$, 'A deviation'),
  ($$ insert into policy.document_version (document, version, effective_from, owner, review_due_on, body) values ('code', 'next', now(), 'DSL', current_date + 30, 'Anew.') $$, 'A document''s version'),
  ($$ insert into policy.guidance_edition (instrument, edition, valid_from, status) values ('KCSIE', '2030', '2030-09-01', 'expected') $$, 'An edition'),
  ($$ set session_replication_role = replica; insert into policy.guidance_edition (instrument, edition, valid_from, status) values ('KCSIE', '2031', '2031-09-01', 'expected'); set session_replication_role = origin $$, 'A replayed write')
  ) as tried (change, why);
select ok(pg_temp.counted($$ update guard.alembic_version set version_num = version_num $$), 'A revision, which may change what a rule means, is counted');
select is(tests.truth($$ select count(*) from pg_trigger where tgname = '_900_count_change' and tgenabled = 'A' $$), '9', 'Eight tables and the revision are watched, always');
select ok(not pg_temp.counted($$ select tests.acknowledges('asks', 'code') $$), 'An acknowledgement changes no rule');
select tests.become('dee', 'web_dsl');
select tests.is_refused('select policy.count_change()', 'Nobody counts by hand');
select tests.step_back();
select is(tests.truth($p$ select has_function_privilege('public', 'policy.count_change()', 'execute') $p$), 'false', 'and it is nobody''s to run');
select * from finish();
rollback;
