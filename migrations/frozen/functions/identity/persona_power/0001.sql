-- Every persona but the guardian's stands for one power; the guardian's stands for a link to a learner.
create or replace function identity.persona_power(p_persona text)
  returns text
  language sql
  immutable
  parallel safe
begin atomic
  select case p_persona
    when 'web_learner' then 'learner'
    when 'web_tutor' then 'tutor'
    when 'web_agency' then 'agency_operator'
    when 'web_school' then 'school_representative'
    when 'web_vetting' then 'vetting_officer'
    when 'web_compliance' then 'compliance_reporter'
    when 'web_admin' then 'platform_administrator'
    when 'web_service' then 'session_service'
    when 'web_dsl' then 'dsl'
    when 'web_lado' then 'lado_coordinator'
  end;
end;

revoke all on function identity.persona_power(text) from public;
grant execute on function identity.persona_power(text) to cap_identity, cap_seal;

comment on function identity.persona_power(text) is
  'The power somebody must hold to come as this persona; null for web_guardian and for no persona at all.';
