-- Off-site work that a school arranges needs both sides' signatures on who answers for what (TN-30).
set role cap_vetting;

create or replace function vetting.responsibility_agreed(
  p_engagement uuid,
  p_learner    uuid,
  p_at         timestamptz default now()
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
    from vetting.contract as agreed
    join identity.engagement as work on work.engagement_id = agreed.engagement_id and work.tutor_id = agreed.person_id
    where agreed.engagement_id = p_engagement
      and agreed.learner_id = p_learner
      and agreed.kind = 'responsibility_agreement'
      and agreed.school_signed_on <= identity.civil_date(p_at)
      and agreed.responsible_adult_signed_on <= identity.civil_date(p_at)
      and agreed.starts_on <= identity.civil_date(p_at)
      and (agreed.ends_on is null or agreed.ends_on > identity.civil_date(p_at))
      and not exists (select from vetting.contract as later where later.supersedes = agreed.contract_id)
  );
end;

revoke all on function vetting.responsibility_agreed(uuid, uuid, timestamptz) from public;
grant execute on function vetting.responsibility_agreed(uuid, uuid, timestamptz) to cap_booking;

comment on function vetting.responsibility_agreed(uuid, uuid, timestamptz) is
  'Whether school and responsible adult have both signed for this learner and engagement, for this day. Asked by booking.';

set role safelane_owner;
