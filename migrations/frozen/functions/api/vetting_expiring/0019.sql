-- What of the tutors' checks and training runs out, in buckets of civil days, and which lessons lie behind it
-- (E7 report 4, TS-78, TS-85). A lesson is at risk where it starts when the check is over, and belongs to what needs it.
set role cap_booking;

create or replace function api.vetting_expiring(
  within_days integer     default 90,
  as_at       timestamptz default now()
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action  constant text := 'vetting_expiring';
  v_officer constant uuid := identity.require_persona('web_vetting');
  v_rows    jsonb;
  v_counts  jsonb;
begin
  if within_days is null or within_days not between 0 and 366 then
    raise exception using
      errcode = 'PT422',
      message = 'within_days is not a number of days',
      hint = 'Send 0 to 366; leave it out for 90.';
  end if;
  if as_at is null or not isfinite(as_at) then
    raise exception using
      errcode = 'PT422',
      message = 'as_at is not an instant',
      hint = 'Leave it out for now.';
  end if;

  with due as materialized (
    select
      expiring.*,
      array(
        select lesson.lesson_id
        from booking.lesson as lesson
        where lesson.tutor_id = expiring.person_id
          and lesson.state = 'confirmed'
          and lesson.starts_at >= greatest(expiring.until, as_at)
          and (lesson.engagement_id = any (expiring.engagement_ids) or array_position(expiring.engagement_ids, null) is not null)
        order by lesson.starts_at, lesson.lesson_id
      ) as lessons
    from vetting.expiring(within_days, as_at) as expiring
    where expiring.person_id <> v_officer
  )
  select
    coalesce(jsonb_agg(jsonb_build_object(
      'person_id', due.person_id,
      'given_name', person.given_name,
      'family_name', person.family_name,
      'item', due.item,
      'code', due.code,
      'until', due.until,
      'days', due.days,
      'bucket', due.bucket,
      'engagement_ids', array_remove(due.engagement_ids, null),
      'lessons_at_risk', to_jsonb(due.lessons)
    ) order by due.until, due.person_id, due.item), '[]'),
    (
      select jsonb_object_agg(bucket.name, (select count(*) from due as counted where counted.bucket = bucket.name))
      from unnest(array['overdue', '0-7', '8-14', '15-30', '31-60', '61-90', 'later']) as bucket (name)
    )
  into v_rows, v_counts
  from due
  join identity.person as person on person.person_id = due.person_id;

  perform ledger.append(c_action, null, null, 'done', '{}', jsonb_build_object(
    'within_days', within_days, 'as_at', as_at, 'rows', jsonb_array_length(v_rows)));

  return guard.accept(200, jsonb_build_object(
    'header', jsonb_build_object(
      'report', 'vetting_expiring',
      'as_at', as_at,
      'within_days', within_days,
      'profile', policy.profile_in_force(as_at),
      'policy_version', policy.version_in_force('safeguarding_policy', as_at),
      'schema_revision', guard.schema_revision(),
      'ledger_checkpoint', ledger.signed_to(),
      'generated_at', now(),
      'generated_by', v_officer,
      'sha256', encode(sha256(convert_to(v_rows::text, 'UTF8')), 'hex')),
    'counts', v_counts,
    'rows', v_rows));
end;
$$;

revoke all on function api.vetting_expiring(integer, timestamptz) from public;
grant execute on function api.vetting_expiring(integer, timestamptz) to web_vetting;

comment on function api.vetting_expiring(integer, timestamptz) is
  $$What runs out, and which lessons are at risk

For vetting officers, about everybody but themselves: checks, training, documents and contracts that are overdue or run
out within so many civil days (0 to 366) of as_at, with the confirmed lessons that start after. Answers 200 with
{header, counts by bucket, rows: [{person_id, given_name, family_name, item, code, until, days, bucket, engagement_ids,
lessons_at_risk}]}; until is an instant, days are civil days in London. Reading it is entered in the ledger; 422 where a
value is not usable. Clauses TS-78, TS-80, TS-81, TS-83, E7.$$;

set role safelane_owner;
