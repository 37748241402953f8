-- The checks a tutor needs: what profile and contract ask, and for school work the full set (F16).
set role cap_vetting;

create or replace function vetting.required_checks(
  p_engagement uuid        default null,
  p_at         timestamptz default now()
)
  returns text[]
  language plpgsql
  stable
  parallel safe
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  return array(
    select distinct needed
    from vetting.settings(p_engagement, p_at) as asked, unnest(asked.required) as needed
    order by needed
  );
end;
$$;

revoke all on function vetting.required_checks(uuid, timestamptz) from public;
grant execute on function vetting.required_checks(uuid, timestamptz) to cap_booking;

comment on function vetting.required_checks(uuid, timestamptz) is
  'The names of the checks needed for an engagement (null: independent work) at an instant. Asked by booking.';

set role safelane_owner;
