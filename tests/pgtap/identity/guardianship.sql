-- Who sees which link between a guardian and a learner, and who writes it.
begin;
select plan(33);

select tests.person('ada', '{platform_administrator}');
select tests.person('kim', '{learner}', '2015-01-01');
select tests.person('lea', '{learner}', '2000-01-01');
select tests.person('mum');
select tests.person('dad');
select tests.guardian('mum', 'kim');
select tests.guardian('mum', 'kim', 'sponsor', '2020-01-01 00:00+00', '2026-01-01 00:00+00');
select tests.guardian('mum', 'lea', 'sponsor');
select tests.guardian('mum', 'kim', 'delegated_guardian', now() + interval '1 day');
select tests.guardian('dad', 'kim');
select tests.person('tim', '{learner}', '2014-01-01');
select tests.guardian('mum', 'tim', 'parent', '2020-01-01 00:00+00', now() + interval '1 day');
select tests.guardian('ada', 'kim', 'sponsor');
select tests.guardian('dad', 'ada', 'sponsor');

select tests.become('mum', 'web_guardian');
select set_eq($$ select guardian_id, learner_id, capacity from identity.guardianship $$,
  $$ values (tests.id('mum'), tests.id('kim'), 'parent'), (tests.id('mum'), tests.id('tim'), 'parent') $$,
  'A guardian sees her live links to children: not one that ended or lies ahead, not to an adult, not the other parent''s');
select tests.is_refused($$ select evidence_note from identity.guardianship $$, 'and not the evidence');
select tests.forget_identity();
select is_empty(
  $$ select learner_id from identity.guardianship $$,
  'The role without a sealed identity sees nothing');
select tests.become('kim', 'web_learner');
select tests.is_refused($$ select learner_id from identity.guardianship $$, 'A learner does not list guardians');
select tests.nobody();
select tests.is_refused($$ select learner_id from identity.guardianship $$, 'and nobody does');
select tests.step_back();
select is(
  tests.value_as('safelane_owner', 'select count(*) from identity.guardianship'),
  '0',
  'The owner of the table sees no row');

select is(tests.value_as(lane, $$ select count(*) from identity.guardianship where guardian_id = tests.id('dad') and learner_id = tests.id('kim') $$), '1', format('%s knows every link', lane))
from unnest(array['cap_identity', 'cap_policy', 'cap_vetting', 'cap_booking', 'cap_recording']) as lane;

create function pg_temp.adds(p_by text, p_guardian text, p_learner text) returns text language sql as $$
  select format($u$ insert into identity.guardianship
    (guardianship_id, guardian_id, learner_id, capacity, evidence_kind, verified_by)
    values (gen_random_uuid(), %L, %L, 'local_authority', 'court_order', %L) $u$,
    tests.id(p_guardian), tests.id(p_learner), tests.id(p_by))
$$;
select tests.become('mum', 'web_guardian');
select tests.is_refused_to('cap_identity', pg_temp.adds('mum', 'dad', 'lea'), 'A guardian verifies nobody');
select tests.touches_nothing_as('cap_identity', $$ update identity.guardianship
  set valid_until = now(), ended_by = tests.id('mum'), end_reason = 'Because' $$, 'and ends nobody''s link');
select tests.become('ada', 'web_admin');
select tests.is_refused_to(
  'cap_identity',
  pg_temp.adds('mum', 'dad', 'lea'),
  'An administrator verifies in nobody else''s name');
select tests.is_refused_to(
  'cap_identity',
  pg_temp.adds('ada', 'ada', 'lea'),
  'and no evidence about herself as a guardian');
select tests.is_refused_to('cap_identity', pg_temp.adds('ada', 'dad', 'ada'), 'or as a learner');
select is(
  tests.do_as('cap_identity', pg_temp.adds('ada', 'dad', 'lea')),
  1::bigint,
  'She verifies evidence about others');
select tests.is_refused_to(
  'cap_identity',
  pg_temp.adds('ada', 'dad', 'lea'),
  'but not twice at the same time',
  '23P01');
select tests.is_refused_to(
  'cap_identity',
  $$ update identity.guardianship set capacity = 'parent' $$,
  'Nothing but the end is ever written');

create function pg_temp.ends(p_by text, p_guardian text, p_learner text) returns text language sql as $$
  select format($u$ update identity.guardianship set valid_until = now(), ended_by = %L, end_reason = 'Court order'
    where guardian_id = %L and learner_id = %L and valid_until is null $u$,
    tests.id(p_by), tests.id(p_guardian), tests.id(p_learner))
$$;
select tests.is_refused_to('cap_identity', pg_temp.ends('mum', 'dad', 'kim'), 'and that in nobody else''s name');
select tests.is_refused_to('cap_identity', pg_temp.ends('ada', 'ada', 'kim'), 'not of a link of her own');
select tests.is_refused_to('cap_identity', pg_temp.ends('ada', 'dad', 'ada'), 'on either side');
select is(tests.do_as('cap_identity', pg_temp.ends('ada', 'dad', 'kim')), 1::bigint, 'She ends the link of others');

-- what is no link
select tests.cannot_be('identity.guardianship',
  jsonb_build_object('guardianship_id', gen_random_uuid(), 'guardian_id', tests.id('dad'), 'learner_id', tests.id('tim'),
    'capacity', 'parent', 'evidence_kind', 'court_order', 'verified_by', tests.id('ada'), 'verified_at', now(),
    'valid_from', now()) || changes, why)
from (values
  (jsonb_build_object('learner_id', tests.id('dad')), 'Nobody is their own guardian'),
  (jsonb_build_object('verified_by', tests.id('dad')), 'Nobody verifies their own evidence'),
  ('{"capacity": "friend"}'::jsonb, 'A friend is in no capacity to answer for a child (TN-23)'),
  ('{"evidence_kind": "promise"}', 'A promise is no evidence'),
  (jsonb_build_object('evidence_note', repeat('x', 2001)), 'A note is a note'),
  (jsonb_build_object('valid_until', now() - interval '1 second'), 'It does not end before it begins'),
  (jsonb_build_object('valid_until', now(), 'ended_by', tests.id('ada'), 'end_reason', 'no'), 'Two letters are no reason to end it'),
  (jsonb_build_object('valid_until', now(), 'ended_by', tests.id('ada')), 'It is ended for a reason'),
  (jsonb_build_object('valid_until', now(), 'end_reason', 'Court order'), 'by somebody'),
  (jsonb_build_object('ended_by', tests.id('ada'), 'end_reason', 'Court order'), 'at an instant')
) as bad (changes, why);

select * from finish();
rollback;
