-- What expires next, and what is overdue: by civil days from the day asked about (E7 report 4).
-- Read from the same rows as every decision, over everything a tutor works under.
set role cap_vetting;

create or replace function vetting.expiring(
  p_within_days integer     default 90,
  p_at          timestamptz default now()
)
  returns table (
    person_id      uuid,
    item           text,
    code           text,
    until          timestamptz,
    days           integer,
    bucket         text,
    engagement_ids uuid[]
  )
  language sql
  stable
  parallel safe
  security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  select
    due.person_id,
    due.item,
    due.code,
    due.until,
    due.days,
    case
      when due.until <= p_at then 'overdue'
      when due.days <= 7 then '0-7'
      when due.days <= 14 then '8-14'
      when due.days <= 30 then '15-30'
      when due.days <= 60 then '31-60'
      when due.days <= 90 then '61-90'
      else 'later'
    end,
    due.engagement_ids
  from (
    select
      checked.person_id,
      checked.item,
      checked.code,
      checked.until,
      identity.civil_date(checked.until) - identity.civil_date(p_at) as days,
      array_agg(checked.engagement_id order by checked.engagement_id) as engagement_ids
    from vetting.judged_work(p_at, null) as checked
    where checked.class <> 'A'
      and checked.until is not null
      and checked.item not in ('known_bar', 'vetting_gate')
    group by checked.person_id, checked.item, checked.code, checked.until
  ) as due
  where due.days <= p_within_days
  order by due.until, due.person_id, due.item;
end;

revoke all on function vetting.expiring(integer, timestamptz) from public;
grant execute on function vetting.expiring(integer, timestamptz) to cap_booking;

comment on function vetting.expiring(integer, timestamptz) is
  'Every clock of every tutor that is overdue or runs out within so many civil days: code (null while it runs), until, '
  'bucket (overdue, 0-7, 8-14, 15-30, 31-60, 61-90, later) and the engagements it concerns (null: independent). '
  'Asked by booking, which adds the lessons at risk.';

set role safelane_owner;
