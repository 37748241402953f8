-- Who may do what to policy.deviation.
begin;
select plan(18);

select tests.person('dee', '{dsl}');
select tests.person('ann', '{tutor}');
select tests.engagement('ann alone', 'ann');

create function pg_temp.approve(p_by text, p_asked text default 'ann', p_end text default $$now() + interval '1 month'$$) returns text language sql as $$
  select format('insert into policy.deviation (deviation_id, key, value, engagement_id, rationale, requested_by, approved_by, expires_at) '
    'values (gen_random_uuid(), ''session.max_group'', ''8'', tests.id(''ann alone''), ''eight siblings and cousins'', tests.id(%L), tests.id(%L), %s)',
    p_asked, p_by, p_end) $$;

select tests.become('dee', 'web_dsl');
select tests.is_refused($$ select from policy.deviation $$, 'No web role reads the table');
select tests.is_refused(pg_temp.approve('dee'), 'or writes to it');
select tests.is_refused_to('cap_policy', pg_temp.approve('ann'), 'Nobody approves in another''s name');
select tests.is_refused_to('cap_policy', pg_temp.approve('dee', 'dee'), 'nor what they asked for', '23514');
select tests.is_refused_to('cap_policy', pg_temp.approve('dee', 'ann', $$now() + interval '1 year 1 second'$$), 'nor for more than a year', '23514');
select tests.is_refused_to('cap_policy', pg_temp.approve('dee', 'ann', 'now()'), 'nor for no time at all', '23514');
select lives_ok(format('select tests.do_as(%L, %L)', 'cap_policy', pg_temp.approve('dee', 'ann', $$now() + interval '1 year'$$)), 'The safeguarding lead approves for a year');
select tests.is_refused_to('cap_policy', $$ update policy.deviation set expires_at = now() $$, 'and changes nothing afterwards');
select tests.become('ann', 'web_tutor');
select tests.is_refused_to('cap_policy', pg_temp.approve('ann', 'dee'), 'A tutor approves nothing');
select tests.step_back();
select is(tests.value_as('safelane_owner', 'select count(*) from policy.deviation'), '0', 'The owner of the table sees none');
select tests.is_refused_to('cap_booking', $$ select from policy.deviation $$, 'Other lanes ask policy.effective');
select tests.is_refused($$ select tests.given('delete from policy.deviation') $$, 'No row is removed, even by a superuser', '23001');
select tests.settled();
select tests.is_refused($$ select tests.given('truncate policy.deviation') $$, 'one by one or all', '23001');

select tests.given('grant insert (valid_from) on policy.deviation to cap_policy');
select tests.become('dee', 'web_dsl');
select tests.is_refused_to('cap_policy', $$ insert into policy.deviation (deviation_id, key, value, engagement_id, rationale, requested_by, approved_by, valid_from, expires_at)
  values (gen_random_uuid(), 'session.max_group', '8', tests.id('ann alone'), 'eight siblings and cousins', tests.id('ann'), tests.id('dee'), now() - interval '1 day', now() + interval '1 month') $$,
  'Nothing is approved for the past (TS-09)');
create function pg_temp.row(p_more jsonb) returns jsonb language sql as $$
  select jsonb_build_object('deviation_id', gen_random_uuid(), 'key', 'session.max_group', 'value', 8, 'engagement_id', tests.id('ann alone'), 'rationale', 'eight siblings and cousins',
    'requested_by', tests.id('ann'), 'approved_by', tests.id('dee'), 'expires_at', now() + interval '1 month') || p_more $$;
select tests.override('small groups', 'acme', 'session.max_group', '8') from tests.organisation('acme', 'agency');
select tests.cannot_be('policy.deviation', pg_temp.row(more), why) from (values
  ('{"rationale": "nineteen characters"}'::jsonb, 'A rationale is more than a few words'),
  (jsonb_build_object('override_id', tests.id('small groups')), 'A deviation is for a contract or for an engagement, not for both'),
  ('{"engagement_id": null}', 'and for one of them')
) as tried (more, why);

select isnt(tests.value_as('cap_policy', 'select count(*) from policy.deviation'), '0', 'The lane itself reads it');

select * from finish();
rollback;
