-- Every power but two is for adults: a learner may be a child, and a session service is a machine.
create or replace function identity.needs_adult(p_power text)
  returns boolean
  language sql
  immutable
  parallel safe
begin atomic
  select p_power not in ('learner', 'session_service');
end;

revoke all on function identity.needs_adult(text) from public;
grant execute on function identity.needs_adult(text) to cap_identity;

comment on function identity.needs_adult(text) is
  'Whether a power may be held by adults only. Asked by the api functions of identity.';
