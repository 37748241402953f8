-- Who may do what to policy.remembered.
begin;
select plan(13);
select tests.follows_profile();
select tests.person('ann', '{tutor}');
select tests.engagement('ann alone', 'ann'), tests.engagement('another', 'ann');
select tests.value_as('cap_booking', format('policy.remember(%L)', tests.id('ann alone')));
select tests.become('ann', 'web_tutor');
select tests.is_refused('select from policy.remembered', 'A tutor does not read it');
select tests.step_back();
select is(tests.value_as('safelane_owner', 'select count(*) from policy.remembered'), '0', 'The owner of the table sees nothing');
select tests.is_refused_to('cap_booking', 'select from policy.remembered', 'Other lanes ask policy.effective_all');
select tests.is_refused_to('cap_policy', 'delete from policy.remembered', 'A row is written over, not removed');
select tests.is_refused_to('cap_policy', 'update policy.remembered set engagement_id = engagement_id', 'nor made another engagement''s');
select tests.given($$ insert into policy.document_version (document, version, effective_from, owner, review_due_on, body)
  values ('code', 'far', '2150-06-01 09:00+00', 'DSL', '2151-01-01', 'Anew.') $$);
select tests.is_refused_to('cap_policy', $$ update policy.remembered set good_until = 'infinity' $$, 'Nobody writes how long it is good');
select tests.do_as('cap_policy', format($$ insert into policy.remembered (engagement_id) values (%L) $$, tests.id('another')));
select is(tests.truth($$ select count(*) from policy.remembered where good_until > policy.next_change(worked_out_at) and engagement_id = tests.id('another') $$), '0',
  'and nothing is remembered past the next change');
select tests.is_refused($$ select tests.given('truncate policy.remembered') $$, 'It is not emptied either', '23001');

select tests.settled();
select tests.given('alter table policy.remembered disable trigger _200_worked_out');
select tests.engagement('a third', 'ann');
select tests.cannot_be('policy.remembered', jsonb_build_object('engagement_id', tests.id('a third'), 'epoch', 1, 'worked_out_at', '2026-01-02', 'good_until', '2026-01-02', 'settings', '{}'::jsonb),
  'Nothing is good until before it was worked out');
select tests.given('grant insert on policy.remembered to cap_policy');
select tests.is_refused_to('cap_policy', tests.row_of('policy.remembered', jsonb_build_object('engagement_id', tests.id('a third'), 'epoch', 1, 'worked_out_at', now(), 'good_until', 'infinity', 'settings', '{}'::jsonb)),
  'The lane remembers nothing past the next change, whatever the trigger');
select lives_ok(format('select tests.do_as(%L, %L)', 'cap_policy', tests.row_of('policy.remembered', jsonb_build_object('engagement_id', tests.id('a third'), 'epoch', 1, 'worked_out_at', now(),
  'good_until', tests.truth('policy.next_change(now())')::timestamptz, 'settings', '{}'::jsonb))), 'Until then it does');
select tests.is_refused_to('cap_policy', $$ update policy.remembered set worked_out_at = '2020-01-01' $$, 'nor does it move what is remembered back across one');

select isnt(tests.value_as('cap_policy', 'select count(*) from policy.remembered'), '0', 'The lane itself reads it');
select * from finish();
rollback;
