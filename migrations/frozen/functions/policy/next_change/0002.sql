-- When the clock alone will next change what is in effect, although nobody writes anything (B.5).
set role cap_policy;

create or replace function policy.next_change(p_at timestamptz default now())
  returns timestamptz
  language sql
  stable
  parallel safe
  security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  select coalesce(min(change.at), 'infinity')
  from (
    select adopted.effective_from as at from policy.profile_adoption as adopted
    union all
    select valued.valid_from from policy.profile_value as valued
    union all
    select agreed.valid_from from policy.contract_override as agreed
    union all
    select agreed.valid_until from policy.contract_override as agreed
    union all
    select ended.ended_at from policy.contract_override_end as ended
    union all
    select departed.valid_from from policy.deviation as departed
    union all
    select departed.approved_at from policy.deviation as departed
    union all
    select departed.expires_at from policy.deviation as departed
    union all
    select published.effective_from from policy.document_version as published
    union all
    select edition.valid_from::timestamp at time zone 'Europe/London' from policy.guidance_edition as edition
  ) as change
  where change.at > p_at;
end;

revoke all on function policy.next_change(timestamptz) from public;
grant execute on function policy.next_change(timestamptz) to cap_booking;

comment on function policy.next_change(timestamptz) is
  'The first instant after p_at at which a validity in schema policy begins or ends; infinity if there is none. Asked by booking.';

set role safelane_owner;
