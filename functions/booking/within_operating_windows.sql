-- An organisation that names its hours allows lessons inside one of them only, on one day, by London's clocks (MT-68).
-- Which hours: those that hold when the lesson starts, as far as they had been said by then.
set role cap_booking;

create or replace function booking.within_operating_windows(
  p_organisation uuid,
  p_starts_at    timestamptz,
  p_ends_at      timestamptz,
  p_at           timestamptz default now()
)
  returns boolean
  language plpgsql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_from  timestamp := p_starts_at at time zone 'Europe/London';
  v_to    timestamp := p_ends_at at time zone 'Europe/London';
  v_hours jsonb;
begin
  select changed.operating_hours into v_hours
  from identity.operating_change as changed
  where changed.organisation_id = p_organisation
    and changed.effective_from <= p_starts_at
    and changed.set_at <= p_at
  order by changed.effective_from desc, changed.set_at desc, changed.change_id desc
  limit 1;
  if found then
    return v_hours = '[]' or exists (
      select
      from jsonb_to_recordset(v_hours) as theirs (iso_weekday smallint, opens time, closes time)
      where theirs.iso_weekday = extract(isodow from v_from)
        and v_from >= v_from::date + theirs.opens
        and v_to <= v_from::date + theirs.closes::interval
    );
  end if;

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

revoke all on function booking.within_operating_windows(uuid, timestamptz, timestamptz, timestamptz) from public;

comment on function booking.within_operating_windows(uuid, timestamptz, timestamptz, timestamptz) is
  'Whether a lesson lies within one window of an organisation, or the organisation has none. Asked by booking.session_findings.';

set role safelane_owner;
