-- Who may do what to policy.profile_adoption.
begin;
select plan(21);

select tests.person('ada', '{platform_administrator}');
select tests.person('ben', '{platform_administrator}');
select tests.person('cal', '{platform_administrator}');
select tests.person('ann', '{tutor}');
select tests.follows_profile();

create function pg_temp.propose(p_by text, p_more text default '') returns text language sql as $$
  select format('insert into policy.profile_adoption (adoption_id, profile, effective_from, proposed_by%s) '
    'values (tests.id(%L), ''mytutor'', now(), tests.id(%L)%s)',
    case when p_more <> '' then ', approved_at' else '' end, 'proposal of ' || p_by, p_by, p_more) $$;
create function pg_temp.approve(p_by text, p_whose text) returns text language sql as $$
  select format('update policy.profile_adoption set approved_by = tests.id(%L), approved_at = now() where adoption_id = tests.id(%L)',
    p_by, 'proposal of ' || p_whose) $$;

select tests.become('ada', 'web_admin');
select tests.is_refused($$ select from policy.profile_adoption $$, 'No web role reads the table');
select tests.is_refused(pg_temp.propose('ada'), 'or writes to it');
select tests.is_refused_to('cap_policy', pg_temp.propose('ben'), 'Nobody proposes in another''s name');
select tests.is_refused_to('cap_policy', pg_temp.propose('ada', ', now()'), 'nor approves in the same breath');
select lives_ok(format('select tests.do_as(%L, %L)', 'cap_policy', pg_temp.propose('ada')), 'An administrator proposes');
select tests.touches_nothing_as('cap_policy', pg_temp.approve('ada', 'ada'), 'and cannot touch the proposal again');
select tests.become('ann', 'web_tutor');
select tests.touches_nothing_as('cap_policy', pg_temp.approve('ann', 'ada'), 'A tutor approves nothing');
select tests.become('ben', 'web_admin');
select tests.is_refused_to('cap_policy', pg_temp.approve('ada', 'ada'), 'Another administrator does not approve in the first one''s name', 'PT409');
select tests.is_refused_to('cap_policy', pg_temp.approve('cal', 'ada'), 'nor in anybody else''s');
select lives_ok(format('select tests.do_as(%L, %L)', 'cap_policy', pg_temp.approve('ben', 'ada')), 'but in their own');
select tests.is_refused_to('cap_policy', $$ delete from policy.profile_adoption $$, 'Nothing is removed');
select tests.step_back();
select tests.is_refused_to('cap_policy', pg_temp.propose('ann'), 'Without having signed in nobody proposes');
select tests.is_refused_to('cap_policy', $$
  insert into policy.profile_adoption (adoption_id, profile, effective_from, approved_at) values (gen_random_uuid(), 'mytutor', now(), now()) $$,
  'and a founding reaches back to the beginning of time');
select is(tests.value_as('safelane_owner', 'select count(*) from policy.profile_adoption'), '0', 'The owner of the table sees none');
select tests.settled();
select tests.is_refused($$ select tests.given('truncate policy.profile_adoption') $$, 'Nobody empties the table', '23001');

select tests.step_back();
create function pg_temp.adopts(p_more jsonb) returns text language sql as $$
  select tests.row_of('policy.profile_adoption', '{"profile": "mytutor", "effective_from": "-infinity"}' || jsonb_build_object('adoption_id', gen_random_uuid()) || p_more) $$;
select tests.is_refused_to('cap_policy', pg_temp.adopts('{"approved_at": null}'), 'A founding is no proposal');
select tests.is_refused_to('cap_policy', pg_temp.adopts(jsonb_build_object('approved_at', now(), 'proposed_by', tests.id('ada'))), 'and nobody''s proposal');
select tests.become('ada', 'web_admin');
select tests.is_refused_to('cap_policy', pg_temp.adopts(jsonb_build_object('effective_from', now() - interval '1 second', 'proposed_by', tests.id('ada'))), 'Nobody proposes for the past');
select tests.become('ada', 'web_dsl');
select tests.is_refused_to('cap_policy', pg_temp.adopts(jsonb_build_object('effective_from', now(), 'proposed_by', tests.id('ada'))), 'or as anything but an administrator');
select tests.cannot_be('policy.profile_adoption', jsonb_build_object('adoption_id', gen_random_uuid(), 'profile', 'mytutor', 'effective_from', '2030-01-01', 'proposed_at', '2026-01-02') || more, why) from (values
  (jsonb_build_object('proposed_by', tests.id('ada'), 'approved_by', tests.id('ada'), 'approved_at', '2026-01-03'), 'It takes two'),
  (jsonb_build_object('proposed_by', tests.id('ada'), 'approved_by', tests.id('ben'), 'approved_at', '2026-01-01'), 'and the second after the first')
) as tried (more, why);

select * from finish();
rollback;
