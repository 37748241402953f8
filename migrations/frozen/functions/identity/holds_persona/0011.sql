-- Somebody may come as a persona only while rows say so: the power that belongs to it, or for a guardian
-- a live link to a learner; and only with an active account. A guardian is an adult (TN-23).
-- Powers are rows and never claims, so that revoking one acts on the next request.
set role cap_identity;

create or replace function identity.holds_persona(
  p_person  uuid,
  p_persona text,
  p_at      timestamptz default now()
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
    from identity.person as holder
    where holder.person_id = p_person
      and holder.account_state = 'active'
      and case
        when p_persona = 'web_guardian' then
          identity.age_years(holder.date_of_birth, identity.civil_date(p_at)) >= 18
          and exists (
            select
            from identity.guardianship as link
            where link.guardian_id = holder.person_id
              and link.valid_from <= p_at
              and (link.valid_until is null or link.valid_until > p_at)
          )
        else identity.holds_power(holder.person_id, identity.persona_power(p_persona), null, p_at)
      end
  );
end;

revoke all on function identity.holds_persona(uuid, text, timestamptz) from public;
grant execute on function identity.holds_persona(uuid, text, timestamptz)
  to cap_seal, cap_policy, cap_vetting, cap_booking, cap_recording;

comment on function identity.holds_persona(uuid, text, timestamptz) is
  'Whether a person may come as a web_ persona at an instant. Asked by identity.authenticate and the lanes.';

set role safelane_owner;
