-- Every check this tutor needs for this work: what fails, since when, and what is good until when (E1.3, E1.5).
-- Whether a tutor may be booked, why not, what expires next and what the record shows are all read from these rows.
-- PL/pgSQL, because it keeps the plan of this large query for the session on PostgreSQL 16 and 17 too.
set role cap_vetting;

create or replace function vetting.validity(
  p_tutor      uuid,
  p_engagement uuid        default null,
  p_at         timestamptz default now()
)
  returns table (item text, code text, class text, until timestamptz)
  language plpgsql
  stable
  parallel safe
  security definer
  set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_generic_plan
as $$
begin
  return query
    with asked as materialized (
      select * from vetting.settings(p_engagement, p_at)
    )
    select judged.item, judged.code, judged.class, judged.until
    from asked
    cross join lateral vetting.judged(
      p_tutor, p_engagement, p_at, asked.today, asked.for_school, asked.required, asked.dbs_interval,
      asked.sanctions_max_age, asked.min_references, asked.contract_required, asked.topics,
      asked.training_interval, asked.documents
    ) as judged;
end;
$$;

revoke all on function vetting.validity(uuid, uuid, timestamptz) from public;
grant execute on function vetting.validity(uuid, uuid, timestamptz) to cap_booking;

comment on function vetting.validity(uuid, uuid, timestamptz) is
  'One row a check and reason: code null while it is good, until the instant from which it fails (null: no end known) '
  'or since when it has failed. Asked by booking and by the reports.';

set role safelane_owner;
