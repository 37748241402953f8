-- A safeguarding lead holds a tutor back at once and without a cause on record: neutral, reversible, no disposition
-- (F12, TS-72, TN-35). No lesson is touched and nobody is told; bookings and starts stop because the hold is there.
set role cap_booking;

create or replace function api.place_hold(tutor_id uuid)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'place_hold';
  v_caller constant uuid := identity.require_persona('web_dsl');
  v_answer jsonb;
  v_hold   uuid;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('tutor_id', tutor_id));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(tutor_id, 'tutor_id');
  if tutor_id = v_caller then
    return booking.refuse_action(c_action, 'person', tutor_id, 403, 'not-for-yourself',
      'Not for yourself', 'Another safeguarding lead decides about you.');
  end if;
  if not exists (
    select from identity.power as held where held.person_id = place_hold.tutor_id and held.power = 'tutor'
  ) then
    return booking.refuse_action(c_action, 'person', tutor_id, 404, 'not-found',
      'No such tutor', 'No tutor with this tutor_id is registered.');
  end if;

  -- a booking that is being made is waited for; one that comes now waits and sees the hold
  perform vetting.touch(tutor_id);
  select held.restriction_id into v_hold
  from booking.restriction as held
  where held.tutor_id = place_hold.tutor_id and held.kind = 'hold' and held.ended_at is null;

  if v_hold is null then
    v_hold := gen_random_uuid();
    insert into booking.restriction (restriction_id, tutor_id, kind, placed_by)
    values (v_hold, place_hold.tutor_id, 'hold', v_caller);
  end if;

  return booking.finish_action(c_action, 'person', tutor_id, 201,
    jsonb_build_object('tutor_id', tutor_id, 'held', true),
    jsonb_build_object('restriction_id', v_hold));
end;
$$;

revoke all on function api.place_hold(uuid) from public;
grant execute on function api.place_hold(uuid) to web_dsl;

comment on function api.place_hold(uuid) is
  $$Hold a tutor back

For safeguarding leads, never about themselves. No cause is taken or kept. From the commit on no lesson with the tutor
is booked, changed or started; lessons on record stay as they are. To hold somebody twice changes nothing. Answers
201. Refusals: 403 not-for-yourself, 404 not-found. Accepts Idempotency-Key. Clauses TS-65, TS-72, F12.$$;

set role safelane_owner;
