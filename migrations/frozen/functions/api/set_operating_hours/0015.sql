-- Leaders of a school or an agency decide when there are lessons, and decide anew (MT-68). New hours begin now or later,
-- and what held until then stays on record; lessons outside the new ones are not started.
set role cap_identity;

create or replace function api.set_operating_hours(
  organisation_id uuid,
  operating_hours jsonb,
  reason          text,
  effective_from  timestamptz default null
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'set_operating_hours';
  v_admin  constant uuid := identity.require_persona('web_admin');
  v_id     constant uuid := guard.uuidv7();
  v_answer jsonb;
  v_reason text;
  v_from   timestamptz;
  v_hours  jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'organisation_id', organisation_id, 'operating_hours', operating_hours, 'reason', reason,
    'effective_from', effective_from));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(organisation_id, 'organisation_id');
  v_reason := identity.clean_text(reason, 'reason', 2000, true, 3);
  v_from := identity.check_begins_now_or_later(effective_from, 'effective_from');
  select coalesce(jsonb_agg(
    jsonb_build_object(
      'iso_weekday', hours.iso_weekday, 'opens', to_char(hours.opens, 'HH24:MI:SS'),
      'closes', to_char(hours.closes::interval, 'HH24:MI:SS'))
    order by hours.iso_weekday, hours.opens), '[]')
  into v_hours
  from identity.read_operating_hours(operating_hours) as hours;

  if not exists (
    select from identity.organisation as known where known.organisation_id = set_operating_hours.organisation_id
  ) then
    return identity.refuse_action(c_action, 'organisation', organisation_id, 404, 'not-found',
      'No such organisation', 'No organisation with this organisation_id is registered.');
  end if;

  insert into identity.operating_change (change_id, organisation_id, operating_hours, effective_from, reason, set_by)
  values (v_id, set_operating_hours.organisation_id, v_hours, v_from, v_reason, v_admin);

  return identity.finish_action(c_action, 'organisation', organisation_id, 201,
    jsonb_build_object('organisation_id', organisation_id, 'operating_hours', v_hours, 'effective_from', v_from),
    jsonb_build_object('change_id', v_id, 'effective_from', v_from));
end;
$$;

revoke all on function api.set_operating_hours(uuid, jsonb, text, timestamptz) from public;
grant execute on function api.set_operating_hours(uuid, jsonb, text, timestamptz) to web_admin;

comment on function api.set_operating_hours(uuid, jsonb, text, timestamptz) is
  $$Set new operating hours of an agency or a school

For platform administrators. operating_hours are all windows as register_organisation takes them, in the place of those
before; an empty list sets no limit. They hold for lessons that start at effective_from or later, now where it is left
out; of two for one instant the later one counts. A booked lesson outside them keeps its booking and is not started.
Answers 201 with the hours. Refusals: 404 not-found; 422 where a value is not usable, two windows of a day overlap, or
effective_from is past. Accepts Idempotency-Key. Clause MT-68.$$;

set role safelane_owner;
