-- Four powers are held at an agency or at a school, and only there (TS-16, TS-17).
create or replace function identity.power_scope(p_power text)
  returns text
  language sql
  immutable
  parallel safe
begin atomic
  select case
    when p_power in ('agency_operator', 'agency_dsl') then 'agency'
    when p_power in ('school_representative', 'school_dsl') then 'school'
  end;
end;

revoke all on function identity.power_scope(text) from public;
grant execute on function identity.power_scope(text) to cap_identity;

comment on function identity.power_scope(text) is
  'The kind of organisation at which a power is held; null for a power of the platform. Asked by grant_power.';
