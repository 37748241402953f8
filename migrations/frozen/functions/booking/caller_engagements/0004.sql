-- The engagements under which the caller's agency or school commissions tuition (TS-16, TS-17).
-- Asked once a statement by the policies on lessons, and by functions that book for an organisation.
set role cap_booking;

create or replace function booking.caller_engagements()
  returns uuid[]
  language plpgsql
  stable
  parallel restricted
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_person        uuid := identity.person_id();
  v_persona       text := identity.persona();
  v_organisations uuid[];
begin
  select array_agg(held.organisation_id) into v_organisations
  from identity.power as held
  where held.person_id = v_person
    and held.power = case v_persona when 'web_agency' then 'agency_operator' when 'web_school' then 'school_representative' end
    and held.valid_from <= now()
    and (held.valid_until is null or held.valid_until > now());

  return array(
    select commissioned.engagement_id
    from identity.engagement as commissioned
    where v_persona = 'web_agency' and commissioned.agency_id = any (v_organisations)
    union all
    select commissioned.engagement_id
    from identity.engagement as commissioned
    where v_persona = 'web_school' and commissioned.school_id = any (v_organisations)
  );
end;
$$;

revoke all on function booking.caller_engagements() from public;
grant execute on function booking.caller_engagements() to web_agency, web_school;

comment on function booking.caller_engagements() is
  'Engagements of the organisations the sealed caller acts for as web_agency or web_school; empty for everybody else. Asked by policies.';

set role safelane_owner;
