-- An engagement that is not this tutor's, or not the caller's organisation's, is treated like one that does not exist:
-- nothing about somebody else's contract can be read from an answer (TS-16, TS-17).
set role cap_booking;

create or replace function booking.engagement_of_request(p_engagement uuid, p_tutor uuid, p_at timestamptz)
  returns uuid
  language plpgsql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_commissions boolean := identity.persona() in ('web_agency', 'web_school');
  v_theirs      uuid[] := case when v_commissions then booking.caller_engagements() end;
begin
  return coalesce((
    select theirs.engagement_id
    from identity.engagement as theirs
    where theirs.engagement_id = coalesce(
        p_engagement,
        case when v_commissions then (
          select commissioned.engagement_id
          from identity.engagement as commissioned
          where commissioned.tutor_id = p_tutor
            and commissioned.engagement_id = any (v_theirs)
            and (commissioned.ended_at is null or commissioned.ended_at > p_at)
          order by commissioned.starts_on desc, commissioned.engagement_id
          limit 1
        ) else booking.default_engagement(p_tutor, p_at) end)
      and theirs.tutor_id = p_tutor
      and (not v_commissions or theirs.engagement_id = any (v_theirs))
  ), '00000000-0000-0000-0000-000000000000');
end;
$$;

revoke all on function booking.engagement_of_request(uuid, uuid, timestamptz) from public;

comment on function booking.engagement_of_request(uuid, uuid, timestamptz) is
  'The engagement the caller means and may mean, or an identifier that no engagement has. Asked by booking.engagement_for.';

set role safelane_owner;
