-- The gate, the contract and the documents (TS-75, E1.3).
begin;
select plan(32);
select tests.follows_profile('tutorstudio');
select tests.person('ann', '{tutor}');

-- the gate
select is(tests.fails('ann', '2026-06-01', 'VETTING%'), '{VETTING_GATE_NOT_PASSED}', 'Nobody has passed who was not let through');
select tests.record('gate_decision', 'ann', '{"decision": "passed", "decided_at": "2026-06-02T10:00:00Z"}');
select is(tests.fails('ann', '2026-06-02 09:59:59+00', 'VETTING%'), '{VETTING_GATE_NOT_PASSED}', 'To the second before the decision');
select is(tests.fails('ann', '2026-06-02 10:00:00+00', 'VETTING%'), '{}', 'and from it on they have');
select tests.record('gate_decision', 'ann', '{"decision": "withdrawn", "decided_at": "2026-07-02T10:00:00Z"}');
select is(tests.fails('ann', '2026-07-02 09:59:59+00', 'VETTING%'), '{}', 'until it is taken back');
select is(tests.fails('ann', '2026-07-02 10:00:00+00', 'VETTING%', p_class => 'B'), '{VETTING_GATE_NOT_PASSED}', 'which stops bookings and starts');
select tests.record('gate_decision', 'ann', '{"decision": "passed", "decided_at": "2026-08-02T10:00:00Z"}');
select tests.record('gate_decision', 'ann', '{"decision": "refused", "decided_at": "2026-08-02T10:00:00Z"}');
select is(tests.fails('ann', '2026-08-02 10:00:00+00', 'VETTING%'), '{VETTING_GATE_NOT_PASSED}', 'Of two decisions at one instant the refusal counts');
select is(tests.until('ann', 'VETTING_GATE_NOT_PASSED', '2026-08-02 12:00+00'), '2026-08-02 10:00+00', 'and since when is known');
select is(tests.until('ann', 'vetting_gate', '2026-06-03'), null, 'A pass has no end');
select tests.record('gate_decision', 'ann', '{"decision": "passed", "decided_at": "2026-08-03T10:00:00Z"}');
select is(tests.fails('ann', '2026-08-04', 'VETTING%'), '{}', 'The latest counts');
select tests.person('neighbour', '{tutor}');
select is(tests.fails('neighbour', '2026-08-04', 'VETTING%'), '{VETTING_GATE_NOT_PASSED}', 'for the person decided on');

-- the contract
select is(tests.fails('ann', '2026-06-01', 'CONTRACT%', p_class => 'N'), '{CONTRACT_EXPIRED}', 'Without a contract there are no new bookings');
select tests.record('contract', 'ann', '{"kind": "tutor_contract", "starts_on": "2026-03-29", "ends_on": "2026-07-01"}');
select is(tests.fails('ann', '2026-03-28 23:59:59+00', 'CONTRACT%'), '{CONTRACT_EXPIRED}', 'Not before its first day');
select is(tests.fails('ann', '2026-03-29 00:00:00+00', 'CONTRACT%'), '{}', 'which begins at midnight in London');
select is(tests.fails('ann', '2026-06-30 22:59:59+00', 'CONTRACT%'), '{}', 'It covers the last second of its last day');
select is(tests.fails('ann', '2026-06-30 23:00:00+00', 'CONTRACT%'), '{CONTRACT_EXPIRED}', 'and no more');
select is(tests.until('ann', 'CONTRACT_EXPIRED', '2026-08-01'), '2026-06-30 23:00+00', 'Since when is known');
select tests.record('contract', 'ann', '{"kind": "tutor_contract", "starts_on": "2026-09-01", "ends_on": "2026-10-25"}', 'second');
select is(tests.fails('ann', '2026-08-31 22:59:59+00', 'CONTRACT%'), '{CONTRACT_EXPIRED}', 'A gap is a gap');
select tests.record('contract', 'ann', '{"kind": "tutor_contract", "starts_on": "2026-10-25", "ends_on": "2027-10-25"}');
select is(tests.fails('ann', '2026-10-24 23:00:00+00', 'CONTRACT%'), '{}', 'Periods that meet leave none, on the night of winter time either');
select is(tests.until('ann', 'contract', '2026-09-02'), '2027-10-24 23:00+00', 'and end where the last one ends');
select tests.record('contract', 'ann', jsonb_build_object('kind', 'tutor_contract', 'starts_on', '2026-12-01', 'supersedes', tests.id('second')));
select is(tests.fails('ann', '2026-09-02', 'CONTRACT%'), '{CONTRACT_EXPIRED}', 'A period that was recorded wrongly covers nothing');

select tests.organisation('hill school', 'school'), tests.engagement('neighbour at hill', 'neighbour', p_school => 'hill school');
select is(tests.fails('ann', '2026-05-01', 'CONTRACT%'), '{}', 'What is agreed for later does not hide today''s');
select is(tests.fails('neighbour', '2026-05-01', 'CONTRACT%'), '{CONTRACT_EXPIRED}', 'A contract covers whoever it is with');
select tests.record('contract', 'neighbour', jsonb_build_object('kind', 'written_confirmation', 'starts_on', '2026-01-01', 'engagement_id', tests.id('neighbour at hill')));
select is(tests.fails('neighbour', '2026-05-01', 'CONTRACT%'), '{CONTRACT_EXPIRED}', 'and a confirmation to a school is none');

-- documents
select is(tests.fails('ann', '2026-06-01', 'ACK%', p_class => 'N'), '{ACK_MISSING:code_of_conduct}', 'The code of conduct has to be acknowledged');
select is(tests.fails('ann', '2026-06-01', 'ACK%', p_first => true, p_class => 'B'), '{}', 'which never stops a start');
select tests.acknowledges('ann', 'code_of_conduct', '2026-06-02 10:00+00');
select is(tests.fails('ann', '2026-06-02 09:59:59+00', 'ACK%'), '{ACK_MISSING:code_of_conduct}', 'It is missing to the second before');
select is(tests.fails('ann', '2026-06-02 10:00:00+00', 'ACK%'), '{}', 'and there from then on');
select is(tests.fails('neighbour', '2026-06-02 10:00:00+00', 'ACK%'), '{ACK_MISSING:code_of_conduct}', 'for whoever did it');

-- what the other profiles ask
select tests.given($$ insert into policy.profile_adoption (adoption_id, profile, effective_from, proposed_by, proposed_at, approved_by, approved_at)
  values (gen_random_uuid(), 'mytutor', '2028-01-01', gen_random_uuid(), '2026-12-01', gen_random_uuid(), '2026-12-01') $$);
select is(tests.fails('ann', '2028-02-01', 'CONTRACT%'), '{}', 'mytutor asks for no contract period');
select is(tests.fails('neighbour', '2028-02-01', 'CONTRACT%'), '{}', 'of anybody');
select is(tests.fails('ann', '2028-02-01', 'ACK%'),
  '{ACK_MISSING:aua,ACK_MISSING:code,ACK_MISSING:kcsie,ACK_MISSING:online_safety,ACK_MISSING:safeguarding,ACK_MISSING:soa_2003}', 'but for six documents');
select is(tests.fails('neighbour', '2028-02-01', 'VETTING%'), '{VETTING_GATE_NOT_PASSED}', 'and the gate is everywhere');

select * from finish();
rollback;
