-- A departure from the rules is deliberate, documented and defensible: rationale, approver, expiry (TS-09, TS-61).
-- Nobody approves what they asked for, nor what loosens a rule for their own lessons.
set role cap_policy;

create or replace function api.approve_deviation(
  key           text,
  value         jsonb,
  rationale     text,
  expires_at    timestamptz,
  requested_by  uuid,
  override_id   uuid default null,
  engagement_id uuid default null
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action     constant text := 'approve_deviation';
  v_dsl        constant uuid := identity.require_persona('web_dsl');
  v_key        constant text := approve_deviation.key;
  v_value      jsonb := nullif(approve_deviation.value, 'null');
  v_override   constant uuid := approve_deviation.override_id;
  v_engagement constant uuid := approve_deviation.engagement_id;
  v_kind       constant text := case when v_override is null then 'engagement' else 'contract_override' end;
  v_target     constant uuid := coalesce(v_override, v_engagement);
  v_answer     jsonb;
  v_rationale  text;
  v_parameter  policy.parameter;
  v_tutor      uuid;
  v_agreed     jsonb;
  v_id         uuid := guard.uuidv7();
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'key', v_key, 'value', v_value, 'rationale', rationale, 'expires_at', expires_at, 'requested_by', requested_by,
    'override_id', v_override, 'engagement_id', v_engagement));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(v_value, 'value');
  v_parameter := policy.usable_parameter(v_key, v_value);
  v_value := policy.canonical_value(v_parameter.type, v_value);
  v_rationale := policy.clean_prose(rationale, 'rationale', 4000, 20);
  perform identity.check_required(requested_by, 'requested_by');
  perform identity.check_required(expires_at, 'expires_at');
  perform identity.check_ends_later(expires_at, 'expires_at', now());
  if expires_at > now() + interval '1 year' then
    raise exception using
      errcode = 'PT422',
      message = 'expires_at is more than a year away',
      hint = 'A deviation is looked at again after a year at the latest; approve it anew then.';
  end if;
  if num_nonnulls(v_override, v_engagement) <> 1 then
    raise exception using
      errcode = 'PT422',
      message = 'a deviation has one scope',
      hint = 'Send override_id (a looser contract value that is to count) or engagement_id, and not both.';
  end if;

  if requested_by = v_dsl then
    return policy.refuse_action(c_action, v_kind, v_target, 403, 'not-for-yourself',
      'Not for yourself', 'Somebody else approves what you asked for.', jsonb_build_object('key', v_key));
  end if;
  if not exists (
    select
    from identity.power as held
    join identity.person as holder on holder.person_id = held.person_id
    where held.person_id = approve_deviation.requested_by
      and holder.account_state = 'active'
      and identity.holds_power(held.person_id, held.power)
      -- a tutor may ask for another chaperone rule (TS-61); everything else is asked for by staff
      and held.power not in ('learner', 'session_service', 'compliance_reporter')
      and (held.power <> 'tutor' or starts_with(v_key, 'chaperone.'))
  ) then
    return policy.refuse_action(c_action, v_kind, v_target, 422, 'requester-holds-no-power',
      'Nobody asked', 'requested_by is not a person whose power lets them ask for this now.', jsonb_build_object('key', v_key));
  end if;
  if v_parameter.contract = 'no' or v_parameter.direction = 'fixed' or not policy.may_deviate(v_key, v_value) then
    return policy.refuse_action(c_action, v_kind, v_target, 422, 'no-deviation',
      'No deviation', format('Nobody deviates so from %s.', v_key), jsonb_build_object('key', v_key, 'value', v_value));
  end if;
  if policy.crosses_floor(v_parameter, v_value, 'deviation') then
    return policy.refuse_action(c_action, v_kind, v_target, 422, 'below-floor',
      'Below the floor', format('Nobody may cross the floor of %s: %s.', v_key, v_parameter.floor_words),
      jsonb_build_object('key', v_key, 'value', v_value, 'floor', v_parameter.floor));
  end if;

  if v_engagement is not null then
    select engagement.tutor_id into v_tutor from identity.engagement where engagement.engagement_id = v_engagement;
    if v_tutor is null then
      return policy.refuse_action(c_action, v_kind, v_target, 404, 'not-found',
        'No such engagement', 'No engagement with this engagement_id is registered.');
    end if;
    if v_tutor = v_dsl then
      return policy.refuse_action(c_action, v_kind, v_target, 403, 'not-for-yourself',
        'Not for yourself', 'Somebody else approves a deviation for your own engagement.', jsonb_build_object('key', v_key));
    end if;
  else
    if starts_with(v_key, 'chaperone.') then
      return policy.refuse_action(c_action, v_kind, v_target, 422, 'one-engagement-at-a-time',
        'One engagement at a time', 'A chaperone rule is departed from for one engagement, never for a whole contract.',
        jsonb_build_object('key', v_key));
    end if;
    select agreed.value into v_agreed
    from policy.contract_override as agreed
    where agreed.override_id = v_override
      and agreed.key = v_key
      and (agreed.valid_until is null or agreed.valid_until > now())
      and not exists (
        select
        from policy.contract_override_end as ended
        where ended.override_id = agreed.override_id
          and ended.ended_at <= now()
      );
    if v_agreed is null then
      return policy.refuse_action(c_action, v_kind, v_target, 404, 'not-found',
        'No such override', 'No override of this parameter with this override_id holds now or later.');
    end if;
    if v_agreed <> v_value then
      return policy.refuse_action(c_action, v_kind, v_target, 409, 'value-differs',
        'Another value', 'A deviation for a contract approves the value that the contract says.',
        jsonb_build_object('key', v_key, 'value', v_agreed));
    end if;
  end if;

  insert into policy.deviation
    (deviation_id, key, value, override_id, engagement_id, rationale, requested_by, approved_by, expires_at)
  values
    (v_id, v_key, v_value, v_override, v_engagement, v_rationale, approve_deviation.requested_by, v_dsl,
     approve_deviation.expires_at);

  return policy.finish_action(c_action, v_kind, v_target, 201,
    jsonb_build_object(
      'deviation_id', v_id, 'key', v_key, 'value', v_value, 'override_id', v_override, 'engagement_id', v_engagement,
      'requested_by', requested_by, 'approved_by', v_dsl, 'valid_from', now(), 'expires_at', expires_at),
    jsonb_build_object(
      'deviation_id', v_id, 'key', v_key, 'value', v_value, 'requested_by', requested_by, 'expires_at', expires_at));
end;
$$;

revoke all on function api.approve_deviation(text, jsonb, text, timestamptz, uuid, uuid, uuid) from public;
grant execute on function api.approve_deviation(text, jsonb, text, timestamptz, uuid, uuid, uuid) to web_dsl;

comment on function api.approve_deviation(text, jsonb, text, timestamptz, uuid, uuid, uuid) is
  $$Approve a departure from a parameter

For the designated safeguarding lead. With override_id it lets one looser contract value count (value must be what
the contract says); with engagement_id it replaces the value for one engagement, and the newest one counts. Chaperone
rules are departed from for one engagement only; checks, references, training, acknowledgements and the contract of
those who teach never; session.max_group up to 12 and session.start_early up to an hour. What a contract says more
strictly than the profile stays as it is. rationale has 20 to 4,000 characters; expires_at is at most a year
away; requested_by is another person who holds a power now. Never past the floor. Answers 201 with deviation_id.
Refusals: 403 not-for-yourself, 422 requester-holds-no-power, 422 no-deviation, 422 below-floor, 422
one-engagement-at-a-time, 404 not-found, 409 value-differs; 422 where a value is not usable.
Clauses TS-06, TS-09, TS-60, TS-61.$$;

set role safelane_owner;
