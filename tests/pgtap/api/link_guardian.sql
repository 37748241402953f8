-- An adult answers for a learner once an administrator, who is neither of them, has seen evidence (TN-23).
begin;
select plan(26);

select tests.person('ada', '{platform_administrator}');
select tests.person('vera', '{vetting_officer}');
select tests.person('kim', '{learner}', '2015-01-01');
select tests.person('gus');
select tests.person('una', '{}', null);
select tests.person(
  'teen',
  '{}',
  ((now() at time zone 'Europe/London')::date - interval '18 years' + interval '1 day')::date);
select tests.person('just', '{}', ((now() at time zone 'Europe/London')::date - interval '18 years')::date);

create function pg_temp.links(p_guardian text, p_learner text, p_rest text) returns text language sql as $$
  select format('select api.link_guardian(%L, %L, %s)', tests.id(p_guardian), tests.id(p_learner), p_rest)
$$;

select tests.become('ada', 'web_admin');
select tests.answers(pg_temp.links('gus', 'kim', $$ 'parent', 'birth_certificate', ' Seen on a call ' $$), 201, null,
  'An administrator links a parent');
select is(
  tests.truth($$ select concat_ws(' ', guardian_id = tests.id('gus'), learner_id = tests.id('kim'), capacity, evidence_kind,
                           evidence_note, verified_by = tests.id('ada'), verified_at = now(), valid_from = now(), valid_until is null)
                         from identity.guardianship $$),
  't t parent birth_certificate Seen on a call t t t t',
  'with the evidence and who verified it, from now on');
select is(
  tests.truth($$ select concat_ws(' ', action, target_kind, outcome) from ledger.record order by seq desc limit 1 $$),
  'link_guardian guardianship done',
  'and the ledger says so');
select is(tests.value_as('cap_booking', $$ identity.is_guardian_of(tests.id('gus'), tests.id('kim')) $$), 'true',
  'The parent acts for the child at once');

select tests.answers(pg_temp.links('gus', 'kim', $$ 'parent', 'court_order' $$), 409, 'already-linked',
  'The same two are not linked twice in one capacity');
select tests.answers(
  pg_temp.links('gus', 'kim', $$ 'sponsor', 'sponsor_agreement', null, now() + interval '1 year' $$),
  201,
  null,
  'but in another');
select tests.answers(pg_temp.links('teen', 'kim', $$ 'parent', 'birth_certificate' $$), 409, 'adult-required',
  'A guardian is not 17');
select tests.answers(pg_temp.links('una', 'kim', $$ 'parent', 'birth_certificate' $$), 409, 'adult-required',
  'nor of unknown age');
select is(
  tests.truth($$ select concat_ws(' ', outcome, reasons, target_id = tests.id('una')) from ledger.record order by seq desc limit 1 $$),
  'refused {ADULT_REQUIRED} t',
  'which is in the ledger');
select tests.answers(pg_temp.links('just', 'kim', $$ 'parent', 'birth_certificate' $$), 201, null, 'but 18 today');
select tests.answers(pg_temp.links('ada', 'kim', $$ 'parent', 'birth_certificate' $$), 403, 'not-for-yourself',
  'An administrator verifies no evidence about herself');
select tests.answers(pg_temp.links('gus', 'ada', $$ 'sponsor', 'sponsor_agreement' $$), 403, 'not-for-yourself',
  'whichever side she is on');
select tests.answers(pg_temp.links('stranger', 'kim', $$ 'parent', 'birth_certificate' $$), 404, 'not-found',
  'An unknown guardian is not found');
select tests.answers(pg_temp.links('gus', 'vera', $$ 'parent', 'birth_certificate' $$), 404, 'not-found',
  'nor a learner who is none');

select throws_ok(pg_temp.links('gus', 'gus', $$ 'parent', 'birth_certificate' $$), 'PT422',
  'a guardian and a learner are two people', 'Nobody is their own guardian');
select throws_ok(pg_temp.links('gus', 'kim', $$ 'uncle', 'birth_certificate' $$), 'PT422',
  'capacity is not one of the values it may have', 'A capacity is one of four');
select throws_ok(pg_temp.links('gus', 'kim', $$ 'parent', 'word_of_mouth' $$), 'PT422',
  'evidence_kind is not one of the values it may have', 'Evidence is of a kind');
select throws_ok(pg_temp.links('gus', 'kim', $$ 'parent', 'other' $$), 'PT422', 'evidence_note is required',
  'Evidence of another kind needs a word');
select throws_ok(pg_temp.links('gus', 'kim', $$ 'parent', 'court_order', repeat('x', 2001) $$), 'PT422',
  'evidence_note has the wrong length', 'but not a book');
select throws_ok(pg_temp.links('gus', 'kim', $$ 'parent', 'court_order', null, now() $$), 'PT422',
  'valid_until is not an instant after the beginning', 'It does not end as it begins');
select throws_ok($$ select api.link_guardian(null, tests.id('kim'), 'parent', 'court_order') $$, 'PT422',
  'guardian_id is required', 'A guardian is needed');
select throws_ok($$ select api.link_guardian(tests.id('gus'), null, 'parent', 'court_order') $$, 'PT422',
  'learner_id is required', 'and a learner');

select tests.become('vera', 'web_vetting');
select tests.is_refused(pg_temp.links('gus', 'kim', $$ 'parent', 'court_order' $$), 'A vetting officer links nobody');
select tests.nobody();
select tests.is_refused(pg_temp.links('gus', 'kim', $$ 'parent', 'court_order' $$), 'and nobody does');
select tests.become('gus', 'web_admin');
select tests.is_refused(pg_temp.links('gus', 'kim', $$ 'local_authority', 'court_order' $$),
  'Nor does a guardian who puts on the hat', 'PT403');

select tests.become('ada', 'web_admin');
select tests.answered_once(pg_temp.links('gus', 'kim', $$ 'parent', 'birth_certificate', ' Seen on a call ' $$));

select * from finish();
rollback;
