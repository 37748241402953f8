-- Somebody comes as a persona only while rows say so, and only with an active account (TS-04, TN-23).
begin;
select plan(24);

select tests.organisation('Acme', 'agency');
select tests.organisation('Hill', 'school');
select tests.person('ann', '{tutor}');
select tests.person('ivy', '{tutor}', '1990-01-01', 'inactive');
select tests.person('kim', '{learner}', '2015-01-01');
select tests.person('gus');
select tests.person('teen', '{}', '2010-01-01');
select tests.person('past');
select tests.guardian('gus', 'kim');
select tests.guardian('teen', 'kim', 'sponsor');
select tests.guardian('past', 'kim', 'parent', '2020-01-01 00:00+00', '2026-01-01 00:00+00');
select tests.person('soon');
select tests.guardian('soon', 'kim', 'parent', now() + interval '1 day');
select tests.person(
  'every',
  array['learner', 'tutor', 'vetting_officer', 'compliance_reporter', 'platform_administrator',
                                   'session_service', 'dsl', 'lado_coordinator']);
select tests.power('every', 'agency_operator', 'Acme');
select tests.power('every', 'school_representative', 'Hill');

select is(tests.value_as('cap_seal', $$ identity.holds_persona(tests.id('ann'), 'web_tutor') $$), 'true',
  'A tutor comes as a tutor');
select is(tests.value_as('cap_seal', $$ identity.holds_persona(tests.id('ann'), 'web_admin') $$), 'false',
  'and not as an administrator');
select is(tests.value_as('cap_seal', $$ identity.holds_persona(tests.id('ivy'), 'web_tutor') $$), 'false',
  'An inactive account comes as nobody');
select is(
  tests.value_as('cap_seal', $$ identity.holds_persona(tests.id('ann'), 'web_tutor', '2019-12-31 23:59+00') $$),
  'false',
  'A power does not reach back');

select is(tests.value_as('cap_seal', $$ identity.holds_persona(tests.id('gus'), 'web_guardian') $$), 'true',
  'An adult with a live link comes as a guardian');
select is(tests.value_as('cap_seal', $$ identity.holds_persona(tests.id('ann'), 'web_guardian') $$), 'false',
  'An adult without a link does not');
select is(tests.value_as('cap_seal', $$ identity.holds_persona(tests.id('soon'), 'web_guardian') $$), 'false',
  'nor one whose link begins tomorrow');
select is(tests.value_as('cap_seal', $$ identity.holds_persona(tests.id('teen'), 'web_guardian') $$), 'false',
  'A minor with a link does not');
select is(
  tests.value_as('cap_seal', $$ identity.holds_persona(tests.id('past'), 'web_guardian', '2025-12-31 23:59:59.999999+00') $$),
  'true',
  'A link that ends still holds a moment earlier');
select is(
  tests.value_as('cap_seal', $$ identity.holds_persona(tests.id('past'), 'web_guardian', '2026-01-01 00:00+00') $$),
  'false',
  'and no longer at its end');

select is(tests.value_as('cap_seal', format($$ identity.holds_persona(tests.id('every'), %L) $$, persona)), 'true',
  format('Whoever has the power comes as %s', persona))
from unnest(array['web_learner', 'web_tutor', 'web_agency', 'web_school', 'web_vetting', 'web_compliance', 'web_admin',
                  'web_service', 'web_dsl', 'web_lado']) as persona;
select is(tests.value_as('cap_seal', $$ identity.holds_persona(tests.id('every'), 'web_anon') $$), 'false',
  'Nobody holds web_anon');
select is(tests.value_as('cap_seal', $$ identity.holds_persona(tests.id('every'), 'safelane_owner') $$), 'false',
  'No power makes anybody the owner');
select is(tests.value_as('cap_seal', $$ identity.holds_persona(tests.id('every'), 'cap_seal') $$), 'false',
  'or a capability role');
select is(tests.value_as('cap_seal', $$ identity.holds_persona(tests.id('every'), null) $$), 'false',
  'No persona is none');

select * from finish();
rollback;
