-- A power is held while its row is in force, and an account that is switched off holds none of
-- the powers over other people. Tokens grant nothing.
-- The powers learner and tutor only say what somebody is: a tutor whose account is inactive is still
-- a tutor, and has a reason code of their own (TUTOR_ACCOUNT_INACTIVE, E1.3).
set role cap_identity;

create or replace function identity.holds_power(
  p_person       uuid,
  p_power        text,
  p_organisation uuid        default null,
  p_at           timestamptz default now()
)
  returns boolean
  language sql
  stable
  parallel safe
  security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  select exists (
    select
    from identity.power as held
    join identity.person as holder on holder.person_id = held.person_id
    where held.person_id = p_person
      and held.power = p_power
      and (p_organisation is null or held.organisation_id = p_organisation)
      and held.valid_from <= p_at
      and (held.valid_until is null or held.valid_until > p_at)
      and (holder.account_state = 'active' or held.power in ('learner', 'tutor'))
  );
end;

revoke all on function identity.holds_power(uuid, text, uuid, timestamptz) from public;
grant execute on function identity.holds_power(uuid, text, uuid, timestamptz)
  to cap_seal, cap_policy, cap_vetting, cap_booking, cap_recording;

comment on function identity.holds_power(uuid, text, uuid, timestamptz) is
  'Whether a person holds a power (at an organisation, if one is named) at an instant. Asked by the lanes.';

set role safelane_owner;
