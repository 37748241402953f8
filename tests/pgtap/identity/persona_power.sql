-- Every persona stands for one power; a guardian's stands for a link to a learner.
begin;
select plan(13);

select is(tests.value_as('cap_seal', format('identity.persona_power(%L)', persona)), power, format('%s comes with %s', persona, power))
from (values
  ('web_learner', 'learner'), ('web_tutor', 'tutor'), ('web_agency', 'agency_operator'),
  ('web_school', 'school_representative'), ('web_vetting', 'vetting_officer'),
  ('web_compliance', 'compliance_reporter'), ('web_admin', 'platform_administrator'),
  ('web_service', 'session_service'), ('web_dsl', 'dsl'), ('web_lado', 'lado_coordinator')
) as pairs (persona, power);
select is(tests.value_as('cap_seal', $$ identity.persona_power('web_guardian') $$), null,
  'A guardian needs a link and no power');
select is(tests.value_as('cap_seal', $$ identity.persona_power('web_anon') $$), null,
  'Anonymous is no persona that somebody holds');
select is(tests.value_as('cap_seal', $$ identity.persona_power('safelane_owner') $$), null,
  'Neither is a role of the house');

select * from finish();
rollback;
