-- A tutor tells the platform of a caution, a conviction, an order or a charge (MT-38). Until somebody else has weighed
-- and accepted it, there are no bookings: the duty is to tell, and the review decides.
set role cap_vetting;

create or replace function api.declare_disclosure(nature text)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'declare_disclosure';
  v_tutor  constant uuid := identity.require_persona('web_tutor');
  v_id     constant uuid := gen_random_uuid();
  v_answer jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('nature', nature));
  if v_answer is not null then
    return v_answer;
  end if;

  nature := vetting.check_prose(nature, 'nature', 1, 8000);
  perform vetting.touch(v_tutor);

  insert into vetting.self_disclosure (self_disclosure_id, person_id, nature, recorded_by)
  values (v_id, v_tutor, nature, v_tutor);

  return vetting.finish_action(c_action, v_tutor, 201,
    jsonb_build_object('self_disclosure_id', v_id, 'disclosed_at', now()),
    jsonb_build_object('self_disclosure_id', v_id));
end;
$$;

revoke all on function api.declare_disclosure(text) from public;
grant execute on function api.declare_disclosure(text) to web_tutor;

comment on function api.declare_disclosure(text) is
  $$Tell of a caution, conviction, order or charge

For tutors, about themselves. nature has 1 to 8,000 characters. A vetting officer reviews it; until it is accepted,
nothing can be booked. Answers 201 with self_disclosure_id. Clause MT-38.$$;

set role safelane_owner;
