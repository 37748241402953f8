-- An agency needs a safeguarding lead whose specialist training is current (TS-84); a school needs one (TS-17).
-- Nobody is their own safeguarding lead: the tutor who is to be booked does not count.
set role cap_vetting;

create or replace function vetting.dsl_available(
  p_organisation uuid,
  p_kind         text,
  p_at           timestamptz default now(),
  p_except       uuid        default null,
  p_engagement   uuid        default null
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
    from identity.power as lead
    where lead.organisation_id = p_organisation
      and lead.power = p_kind
      and lead.person_id is distinct from p_except
      and identity.holds_power(lead.person_id, p_kind, p_organisation, p_at)
      and (
        p_kind <> 'agency_dsl'
        or not exists (
          select
          from vetting.training_validity(
            lead.person_id,
            p_at,
            identity.civil_date(p_at),
            coalesce(policy.effective_set('training.agency_dsl', p_engagement, p_at), '{}'),
            coalesce(policy.effective_interval('training.interval', p_engagement, p_at), interval '1 year')
          ) as topic
          where topic.code is not null
            and topic.class <> 'A'
        )
      )
  );
end;

revoke all on function vetting.dsl_available(uuid, text, timestamptz, uuid, uuid) from public;
grant execute on function vetting.dsl_available(uuid, text, timestamptz, uuid, uuid) to cap_booking;

comment on function vetting.dsl_available(uuid, text, timestamptz, uuid, uuid) is
  'Whether somebody other than p_except holds agency_dsl (with every specialist topic current) or school_dsl at the '
  'organisation. Asked by booking.';

set role safelane_owner;
