-- Who may do what to policy.remembered.
begin;
select plan(8);
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
select * from finish();
rollback;
