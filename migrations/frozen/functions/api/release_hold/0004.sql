-- A safeguarding lead releases a hold; lessons that stayed on record can be taught again (F12).
set role cap_booking;

create or replace function api.release_hold(tutor_id uuid)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'release_hold';
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

  update booking.restriction as held
  set ended_at = greatest(now(), held.effective_from), ended_by = v_caller
  where held.tutor_id = release_hold.tutor_id and held.kind = 'hold' and held.ended_at is null
  returning held.restriction_id into v_hold;
  if v_hold is null then
    return booking.refuse_action(c_action, 'person', tutor_id, 404, 'not-found',
      'No such hold', 'No hold on a tutor with this tutor_id is open.');
  end if;

  return booking.finish_action(c_action, 'person', tutor_id, 200,
    jsonb_build_object('tutor_id', tutor_id, 'held', false),
    jsonb_build_object('restriction_id', v_hold));
end;
$$;

revoke all on function api.release_hold(uuid) from public;
grant execute on function api.release_hold(uuid) to web_dsl;

comment on function api.release_hold(uuid) is
  $$Release a hold

For safeguarding leads, never about themselves. Answers 200. Refusals: 403 not-for-yourself, 404 not-found (no hold is
open). Accepts Idempotency-Key. Clauses TS-72, F12.$$;

set role safelane_owner;
