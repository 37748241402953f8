-- An adoption changes once, by somebody else's approval, for every role.
begin;
select plan(12);

select tests.person('ada', '{platform_administrator}');
select tests.person('ben', '{platform_administrator}');
select tests.follows_profile();
select tests.given($$
  insert into policy.profile_adoption (adoption_id, profile, effective_from, proposed_by, proposed_at)
  values (tests.id('proposal'), 'mytutor', '2030-01-01', tests.id('ada'), '2026-01-01') $$);

create function pg_temp.change(p_set text) returns text language sql as
  $$ select format('select tests.given(%L)', 'update policy.profile_adoption set ' || p_set || $w$ where adoption_id = tests.id('proposal')$w$) $$;

select tests.is_refused(pg_temp.change('approved_by = proposed_by, approved_at = now()'), 'Nobody approves their own proposal, even as a superuser', 'PT409');
select tests.is_refused(pg_temp.change($$profile = 'tutorninjas'$$), 'A proposal does not become another', 'PT409');
select tests.is_refused(pg_temp.change($$approved_by = tests.id('ben'), approved_at = now(), effective_from = '2029-01-01'$$),
  'Approval does not move it forward', 'PT409');
select tests.is_refused(pg_temp.change($$approved_by = tests.id('ben'), approved_at = now(), profile = 'tutorninjas'$$),
  'nor swap the profile', 'PT409');
select lives_ok(pg_temp.change($$approved_by = tests.id('ben'), approved_at = now()$$), 'Another administrator approves');
select tests.is_refused(pg_temp.change($$approved_by = tests.id('ben'), approved_at = now()$$), 'once', 'PT409');
select tests.is_refused(
  $$ select tests.given('delete from policy.profile_adoption') $$, 'Nothing is deleted, even by a superuser', 'PT409');
select lives_ok($$ select tests.given('set local session_replication_role = replica') $$, 'In a replica session');
select tests.is_refused($$ select tests.given('delete from policy.profile_adoption') $$, 'the trigger fires too', 'PT409');

select tests.given('set local session_replication_role = origin');
select tests.given($$
  insert into policy.profile_adoption (adoption_id, profile, effective_from, proposed_by, proposed_at)
  values (tests.id('another'), 'mytutor', '2031-01-01', tests.id('ada'), '2026-01-01') $$);
create function pg_temp.change_another(p_set text) returns text language sql as
  $$ select format('select tests.given(%L)', 'update policy.profile_adoption set ' || p_set || $w$ where adoption_id = tests.id('another')$w$) $$;
select tests.is_refused(pg_temp.change_another($$approved_by = tests.id('ben')$$), 'An approval has an instant', 'PT409');
select tests.is_refused(pg_temp.change_another('approved_at = now()'), 'and somebody who approves', 'PT409');
select throws_ok($$ select tests.given($s$ delete from policy.profile_adoption where adoption_id = tests.id('another') $s$) $$, 'PT409',
  'Adoptions of a profile are kept.', 'Nor is a proposal deleted that nobody has approved, and the refusal says so');

select * from finish();
rollback;
