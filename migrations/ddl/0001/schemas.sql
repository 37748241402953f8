-- The first lanes. A schema is a domain noun; one word finds a rule everywhere.
-- Nobody gets anything here by being PUBLIC: what a role may use is said in each lane.

revoke all on schema public from public;

create schema if not exists guard;
create schema identity;
create schema ledger;
create schema api;

comment on schema guard is 'What keeps the house in order: closing tables, append-only, idempotency. Knows no lane.';
comment on schema identity is 'People, guardianships, organisations, engagements, powers, signing keys and the sealed identity (TS-04, TS-16, TS-17, TN-23).';
comment on schema ledger is 'What was done and what was refused, in the same transaction as the deed (TS-12, TS-68, F22).';
comment on schema api is 'All that PostgREST exposes to members: functions for actions, one view a persona for lists. No tables.';

-- A capability role writes functions in its own lane and in api, and nowhere else.
grant usage, create on schema guard to cap_guard;
grant usage, create on schema ledger to cap_ledger;
grant usage, create on schema identity to cap_identity, cap_seal;
grant usage, create on schema api to cap_identity, cap_policy, cap_vetting, cap_booking;

-- Every lane may append to the ledger, answer, and ask who is calling.
grant usage on schema guard, ledger, identity
  to cap_guard, cap_ledger, cap_identity, cap_seal, cap_policy, cap_vetting, cap_booking;

-- What a request becomes sees the api, and of the lanes only what its views read.
grant usage on schema api, identity
  to web_anon, web_learner, web_guardian, web_tutor, web_agency, web_school,
     web_vetting, web_compliance, web_service, web_admin, web_dsl, web_lado;
-- the operator's own steps (keys, founding) are functions of identity
grant usage on schema identity to safelane_migrator;

-- A new function is nobody's until its file says whose it is.
alter default privileges for role safelane_owner revoke execute on functions from public;
