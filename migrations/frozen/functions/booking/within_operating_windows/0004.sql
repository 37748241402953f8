-- An organisation that names its hours allows lessons inside one of them only, on one day, by London's clocks (MT-68).
set role cap_booking;

create or replace function booking.within_operating_windows(
  p_organisation uuid,
  p_starts_at    timestamptz,
  p_ends_at      timestamptz
)
  returns boolean
  language plpgsql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_from timestamp := p_starts_at at time zone 'Europe/London';
  v_to   timestamp := p_ends_at at time zone 'Europe/London';
begin
  if not exists (select from identity.operating_window as theirs where theirs.organisation_id = p_organisation) then
    return true;
  end if;

  return exists (
    select
    from identity.operating_window as theirs
    where theirs.organisation_id = p_organisation
      and theirs.iso_weekday = extract(isodow from v_from)
      and v_from >= v_from::date + theirs.opens
      and v_to <= v_from::date + theirs.closes::interval
  );
end;
$$;

revoke all on function booking.within_operating_windows(uuid, timestamptz, timestamptz) from public;

comment on function booking.within_operating_windows(uuid, timestamptz, timestamptz) is
  'Whether a lesson lies within one window of an organisation, or the organisation has none. Asked by booking.session_findings.';

set role safelane_owner;
