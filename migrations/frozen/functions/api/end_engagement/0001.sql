-- An engagement ends today or on a later day, once, and stays on record (TS-12, TS-16, TS-17).
set role cap_identity;

create or replace function api.end_engagement(
  engagement_id uuid,
  reason        text,
  ends_on       date default null
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'end_engagement';
  v_admin  constant uuid := identity.require_persona('web_admin');
  v_today  constant date := identity.civil_date(now());
  v_answer jsonb;
  v_reason text;
  v_row    identity.engagement;
  v_ends   date;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'engagement_id', engagement_id, 'reason', reason, 'ends_on', ends_on));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(engagement_id, 'engagement_id');
  v_reason := identity.clean_text(reason, 'reason', 2000, true, 3);
  if ends_on is not null then
    perform identity.check_civil_day(ends_on, 'ends_on');
  end if;

  select engagement.* into v_row
  from identity.engagement as engagement
  where engagement.engagement_id = end_engagement.engagement_id
  for update;

  if not found then
    return identity.refuse_action(c_action, 'engagement', engagement_id, 404, 'not-found',
      'No such engagement', 'No engagement with this engagement_id is on record.');
  end if;
  if v_row.ended_at is not null or v_row.ends_on <= v_today then
    return identity.refuse_action(c_action, 'engagement', engagement_id, 409, 'already-ended',
      'Already ended', 'The engagement has come to its end already, or its end is settled.');
  end if;

  -- one that has not begun ends on the day on which it would have
  v_ends := coalesce(end_engagement.ends_on, greatest(v_today, v_row.starts_on));
  if v_ends < greatest(v_today, v_row.starts_on) or v_ends > v_row.ends_on then
    raise exception using
      errcode = 'PT422',
      message = 'ends_on is not a day on which the engagement can end',
      hint = 'Send today, or a later day that is neither before its beginning nor after its planned end.';
  end if;

  update identity.engagement as engagement
  set ends_on = v_ends,
      ended_at = case
        when v_ends <= greatest(v_today, v_row.starts_on) then now()
        else v_ends::timestamp at time zone 'Europe/London'
      end,
      ended_by = v_admin,
      end_reason = v_reason
  where engagement.engagement_id = v_row.engagement_id;

  return identity.finish_action(c_action, 'engagement', v_row.engagement_id, 200,
    jsonb_build_object('engagement_id', v_row.engagement_id, 'ends_on', v_ends),
    jsonb_build_object('tutor_id', v_row.tutor_id, 'ends_on', v_ends));
end;
$$;

revoke all on function api.end_engagement(uuid, text, date) from public;
grant execute on function api.end_engagement(uuid, text, date) to web_admin;

comment on function api.end_engagement(uuid, text, date) is
  $$End an engagement

For platform administrators. ends_on is the first civil day in London on which the engagement no longer holds;
today if left out, and then it ends at once. The reason has 3 to 2,000 characters. Answers 200 with engagement_id
and ends_on. Refusals: 404 not-found, 409 already-ended; 422 where the day has passed or lies after a planned end.
Clauses TS-16, TS-17.$$;

set role safelane_owner;
