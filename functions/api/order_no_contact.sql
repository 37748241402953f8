-- A safeguarding lead orders that a tutor and a learner, or the learner's household, do not meet (TN-42).
-- Neither is told, and no cause is kept: to both it looks like any other reason why a lesson is not possible.
set role cap_booking;

create or replace function api.order_no_contact(tutor_id uuid, learner_id uuid, scope text default 'pair')
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'order_no_contact';
  v_caller constant uuid := identity.require_persona('web_dsl');
  v_answer jsonb;
  v_order  uuid;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'tutor_id', tutor_id, 'learner_id', learner_id, 'scope', scope));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(tutor_id, 'tutor_id');
  perform identity.check_required(learner_id, 'learner_id');
  perform identity.check_choice(scope, 'scope', 'pair', 'household');
  if v_caller in (tutor_id, learner_id) then
    return booking.refuse_action(c_action, 'person', tutor_id, 403, 'not-for-yourself',
      'Not for yourself', 'Another safeguarding lead decides about you.');
  end if;
  if not exists (
    select from identity.power as held where held.person_id = order_no_contact.tutor_id and held.power = 'tutor'
  ) or not exists (
    select from identity.power as held where held.person_id = order_no_contact.learner_id and held.power = 'learner'
  ) then
    return booking.refuse_action(c_action, 'person', tutor_id, 404, 'not-found',
      'No such people', 'No tutor with this tutor_id, or no learner with this learner_id, is registered.');
  end if;

  perform vetting.touch(tutor_id);
  select ordered.order_id into v_order
  from booking.no_contact_order as ordered
  where ordered.tutor_id = order_no_contact.tutor_id
    and ordered.learner_id = order_no_contact.learner_id
    and ordered.scope = order_no_contact.scope
    and ordered.lifted_at is null;

  if v_order is null then
    v_order := gen_random_uuid();
    insert into booking.no_contact_order (order_id, tutor_id, learner_id, scope, ordered_by)
    values (v_order, order_no_contact.tutor_id, order_no_contact.learner_id, order_no_contact.scope, v_caller);
  end if;

  return booking.finish_action(c_action, 'no_contact_order', v_order, 201,
    jsonb_build_object('order_id', v_order, 'tutor_id', tutor_id, 'learner_id', learner_id, 'scope', scope),
    jsonb_build_object('tutor_id', tutor_id, 'learner_id', learner_id, 'scope', scope));
end;
$$;

revoke all on function api.order_no_contact(uuid, uuid, text) from public;
grant execute on function api.order_no_contact(uuid, uuid, text) to web_dsl;

comment on function api.order_no_contact(uuid, uuid, text) is
  $$Order that a tutor and a learner do not meet

For safeguarding leads who are neither of the two. scope is pair or household (every learner who shares a live guardian
with this one). No cause is taken or kept, and lessons on record stay as they are. The same order twice is one order.
Answers 201 with order_id. Refusals: 403 not-for-yourself, 404 not-found; 422 where a value is not usable. Accepts
Idempotency-Key. Clause TN-42.$$;

set role safelane_owner;
