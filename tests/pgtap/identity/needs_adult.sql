-- Every power but learner and session_service is for adults (C.7).
begin;
select plan(12);

select is(tests.value_as('cap_identity', $$ identity.needs_adult('learner') $$), 'false',
  'A learner may be a child');
select is(tests.value_as('cap_identity', $$ identity.needs_adult('session_service') $$), 'false',
  'A session service is a machine and has no age');
select is(tests.value_as('cap_identity', format('identity.needs_adult(%L)', power)), 'true', format('%s is for adults', power))
from unnest(array['tutor', 'agency_operator', 'school_representative', 'agency_dsl', 'school_dsl', 'vetting_officer',
                  'compliance_reporter', 'platform_administrator', 'dsl', 'lado_coordinator']) as power;

select * from finish();
rollback;
