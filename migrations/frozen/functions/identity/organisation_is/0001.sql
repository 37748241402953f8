-- An agency is not a school: each has powers, engagements and a DSL of its own kind (TS-16, TS-17).
set role cap_identity;

create or replace function identity.organisation_is(p_organisation uuid, p_kind text)
  returns boolean
  language sql
  stable
  parallel safe
  security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  select exists (
    select
    from identity.organisation as registered
    where registered.organisation_id = p_organisation
      and registered.kind = p_kind
  );
end;

revoke all on function identity.organisation_is(uuid, text) from public;
grant execute on function identity.organisation_is(uuid, text) to cap_policy, cap_vetting, cap_booking;

comment on function identity.organisation_is(uuid, text) is
  'Whether an organisation is registered as an agency or as a school. Asked by the lanes.';

set role safelane_owner;
