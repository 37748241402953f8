-- The age band of a learner on the civil day it is in London at an instant (F1, E2.1).
set role cap_recording;

create or replace function recording.band_of(p_learner uuid, p_at timestamptz)
  returns text
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select identity.age_band(
    (select person.date_of_birth from identity.person as person where person.person_id = p_learner),
    identity.civil_date(p_at));
$$;

revoke all on function recording.band_of(uuid, timestamptz) from public;

comment on function recording.band_of(uuid, timestamptz) is
  'under_13, 13_to_15, 16_to_17 or adult; whoever is not known is under_13. Asked by recording.';

set role safelane_owner;
