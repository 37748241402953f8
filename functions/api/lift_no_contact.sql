-- A safeguarding lead lifts a no-contact order; never the tutor or the learner it is about (TN-42).
set role cap_booking;

create or replace function api.lift_no_contact(order_id uuid)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'lift_no_contact';
  v_caller constant uuid := identity.require_persona('web_dsl');
  v_answer jsonb;
  v_order  booking.no_contact_order;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('order_id', order_id));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(order_id, 'order_id');
  update booking.no_contact_order as ordered
  set lifted_at = greatest(now(), ordered.ordered_at), lifted_by = v_caller
  where ordered.order_id = lift_no_contact.order_id
    and ordered.lifted_at is null
    and v_caller not in (ordered.tutor_id, ordered.learner_id)
  returning ordered.* into v_order;
  if v_order.order_id is null then
    return booking.refuse_action(c_action, 'no_contact_order', order_id, 404, 'not-found',
      'No such order', 'No live order with this order_id is yours to lift.');
  end if;

  return booking.finish_action(c_action, 'no_contact_order', order_id, 200,
    jsonb_build_object('order_id', order_id, 'lifted_at', v_order.lifted_at),
    jsonb_build_object('tutor_id', v_order.tutor_id, 'learner_id', v_order.learner_id, 'scope', v_order.scope));
end;
$$;

revoke all on function api.lift_no_contact(uuid) from public;
grant execute on function api.lift_no_contact(uuid) to web_dsl;

comment on function api.lift_no_contact(uuid) is
  $$Lift a no-contact order

For safeguarding leads, never about themselves. Answers 200. Refusals: 404 not-found (no live order with this
order_id, or it is about the caller). Accepts Idempotency-Key. Clause TN-42.$$;

set role safelane_owner;
