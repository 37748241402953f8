-- Who may do what to policy.deviation.
begin;
select plan(13);

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

select * from finish();
rollback;
