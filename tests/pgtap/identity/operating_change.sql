-- New hours are written beside the old ones, by an administrator, and never from before (MT-68).
begin;
select plan(15);

select tests.person('ada', '{platform_administrator}');
select tests.person('ann', '{tutor}');
select tests.organisation('hill', 'school');
create function pg_temp.setting(p_by text) returns text language sql as $$
  select format('insert into identity.operating_change (change_id, organisation_id, operating_hours, reason, set_by)
    values (gen_random_uuid(), %L, ''[]'', ''The head agreed'', %L)', tests.id('hill'), tests.id(p_by)) $$;

select tests.become('ada', 'web_admin');
select tests.is_refused('select from identity.operating_change', 'No request lists hours'), tests.is_refused(pg_temp.setting('ada'), 'or writes them by hand');
select is(tests.do_as('cap_identity', pg_temp.setting('ada')), 1::bigint, 'An administrator sets them');
select tests.is_refused_to('cap_identity', pg_temp.setting('ann'), 'in nobody else''s name');
select is(tests.value_as(lane, 'select count(*) from identity.operating_change'), '1', format('%s knows them', lane)) from unnest(array['cap_identity', 'cap_booking']) as lane;
select tests.become('ann', 'web_tutor');
select tests.is_refused_to('cap_identity', pg_temp.setting('ann'), 'A tutor does not');
select tests.is_refused($$ select tests.given($q$ insert into identity.operating_change (change_id, organisation_id, operating_hours, effective_from, reason, set_by)
  values (gen_random_uuid(), tests.id('hill'), '[]', now() - interval '1 second', 'The head agreed', tests.id('ada')) $q$) $$, 'Nobody sets them from before', '23514');
select tests.is_refused($$ select tests.given('update identity.operating_change set operating_hours = ''[]''') $$, 'or changes them', '23001');
select tests.is_refused($$ select tests.given('delete from identity.operating_change') $$, 'or takes them away', '23001');
select tests.step_back();
select is(tests.value_as('safelane_owner', 'select count(*) from identity.operating_change'), '0', 'The owner of the table sees no row');

select tests.cannot_be('identity.operating_change',
  jsonb_build_object('change_id', gen_random_uuid(), 'organisation_id', tests.id('hill'), 'operating_hours', '[]'::jsonb,
    'effective_from', now(), 'set_at', now(), 'reason', 'The head agreed', 'set_by', tests.id('ada')) || changes, why)
from (values
  ('{"operating_hours": {}}'::jsonb, 'Hours are a list'),
  (jsonb_build_object('operating_hours', (select jsonb_agg(i) from generate_series(1, 51) as i)), 'of 50 at most'),
  ('{"reason": "no"}', 'Two letters are no reason'),
  (jsonb_build_object('reason', repeat('x', 2001)), 'and 2,001 are too many')
) as bad (changes, why);

select * from finish();
rollback;
