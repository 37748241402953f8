-- What a contract with an agency or a school says may tighten the platform's rules, never loosen them (TS-06, TS-08).
-- A looser value is kept on record and ignored, unless the safeguarding lead approves a deviation for it (TS-09).
-- A row is never changed: an override ends by a row of its own, from now on or later.
set role cap_policy;

create or replace function api.override_parameter(
  organisation_id uuid,
  key             text,
  value           jsonb,
  reason          text,
  valid_from      timestamptz default null,
  valid_until     timestamptz default null
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action       constant text := 'override_parameter';
  v_admin        constant uuid := identity.require_persona('web_admin');
  v_organisation constant uuid := override_parameter.organisation_id;
  v_key          constant text := override_parameter.key;
  v_value        jsonb := nullif(override_parameter.value, 'null');
  v_from         timestamptz;
  v_reason       text;
  v_answer       jsonb;
  v_parameter    policy.parameter;
  v_profile      jsonb;
  v_others       jsonb[];
  v_before       jsonb;
  v_in_effect    jsonb;
  v_counts       boolean;
  v_ended        uuid[];
  v_id           uuid := guard.uuidv7();
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'organisation_id', v_organisation, 'key', v_key, 'value', v_value, 'reason', reason,
    'valid_from', valid_from, 'valid_until', valid_until));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(v_organisation, 'organisation_id');
  v_parameter := policy.usable_parameter(v_key, v_value);
  v_value := policy.canonical_value(v_parameter.type, v_value);
  v_reason := identity.clean_text(reason, 'reason', 2000, true, 3);
  v_from := identity.check_begins_now_or_later(valid_from, 'valid_from');
  perform identity.check_ends_later(valid_until, 'valid_until', v_from);

  if not exists (select from identity.organisation where organisation.organisation_id = v_organisation) then
    return policy.refuse_action(c_action, 'organisation', v_organisation, 404, 'not-found',
      'No such organisation', 'No agency or school with this organisation_id is registered.');
  end if;
  if v_parameter.contract = 'no' then
    return policy.refuse_action(c_action, 'organisation', v_organisation, 422, 'not-for-contracts',
      'Not for contracts', format('No contract changes %s.', v_key), jsonb_build_object('key', v_key));
  end if;

  if v_value is null then
    with live as (
      select agreed.override_id
      from policy.contract_override as agreed
      where agreed.organisation_id = v_organisation
        and agreed.key = v_key
        and (agreed.valid_until is null or agreed.valid_until > v_from)
        and not exists (
          select
          from policy.contract_override_end as ended
          where ended.override_id = agreed.override_id
            and ended.ended_at <= v_from
        )
    ),
    ended as (
      insert into policy.contract_override_end (override_id, ended_at, ended_by, reason)
      select live.override_id, v_from, v_admin, v_reason
      from live
      returning contract_override_end.override_id
    )
    select array_agg(ended.override_id order by ended.override_id) into v_ended from ended;
    if v_ended is null then
      return policy.refuse_action(c_action, 'organisation', v_organisation, 404, 'nothing-to-end',
        'Nothing to end', 'This organisation has no override of this parameter then.', jsonb_build_object('key', v_key));
    end if;
    return policy.finish_action(c_action, 'organisation', v_organisation, 200,
      jsonb_build_object('organisation_id', v_organisation, 'key', v_key, 'ended', to_jsonb(v_ended), 'ended_at', v_from),
      jsonb_build_object('step', 'ended', 'key', v_key, 'ended', to_jsonb(v_ended), 'ended_at', v_from));
  end if;

  if policy.crosses_floor(v_parameter, v_value, 'contract') then
    return policy.refuse_action(c_action, 'organisation', v_organisation, 422, 'below-floor',
      'Below the floor', format('Nobody may cross the floor of %s: %s.', v_key, v_parameter.floor_words),
      jsonb_build_object('key', v_key, 'value', v_value, 'floor', v_parameter.floor));
  end if;

  insert into policy.contract_override
    (override_id, organisation_id, key, value, valid_from, valid_until, set_by, reason)
  values
    (v_id, v_organisation, v_key, v_value, v_from, override_parameter.valid_until, v_admin, v_reason);

  v_profile := policy.effective(v_key, null, v_from);
  v_others := array(
    select agreed.value
    from policy.contract_override as agreed
    where agreed.organisation_id = v_organisation
      and agreed.key = v_key
      and agreed.override_id <> v_id
      and agreed.valid_from <= v_from
      and (agreed.valid_until is null or agreed.valid_until > v_from)
      and not exists (
        select
        from policy.contract_override_end as ended
        where ended.override_id = agreed.override_id
          and ended.ended_at <= v_from
      )
    order by agreed.override_id
  );
  v_before := policy.resolve(
    v_parameter.type, v_parameter.direction, v_parameter.choices, v_parameter.floor, v_profile,
    nullif(v_others, '{}'), array_fill(false, array[cardinality(v_others)]), null);
  v_in_effect := policy.resolve(
    v_parameter.type, v_parameter.direction, v_parameter.choices, v_parameter.floor, v_profile,
    v_others || v_value, array_fill(false, array[cardinality(v_others) + 1]), null);
  v_counts := v_before is null or v_before = v_value or v_in_effect <> v_before;

  return policy.finish_action(c_action, 'organisation', v_organisation, 201,
    jsonb_build_object(
      'override_id', v_id, 'organisation_id', v_organisation, 'key', v_key, 'value', v_value,
      'valid_from', v_from, 'valid_until', valid_until, 'profile_value', v_profile, 'effective', v_counts,
      'value_in_effect', v_in_effect,
      'why', case
        when v_counts then null
        when v_before = v_profile
          then 'The profile in force is stricter, so this value is ignored unless a deviation for it is approved.'
        else 'Another override of this organisation is stricter, so this value is ignored as long as that one holds.'
      end),
    jsonb_build_object('step', 'set', 'override_id', v_id, 'key', v_key, 'value', v_value, 'effective', v_counts));
end;
$$;

revoke all on function api.override_parameter(uuid, text, jsonb, text, timestamptz, timestamptz) from public;
grant execute on function api.override_parameter(uuid, text, jsonb, text, timestamptz, timestamptz) to web_admin;

comment on function api.override_parameter(uuid, text, jsonb, text, timestamptz, timestamptz) is
  $$Record what a contract says about a parameter

For platform administrators. The strictest live override of an engagement's agency and school counts where it is
stricter than the profile. value has the form of the parameter: a whole number, true or false, a choice, a duration
such as "P6M", a list of members (for required sets: members to add). value null ends every override of this key by
this organisation from valid_from on. valid_from is an instant from now on (left out: now); valid_until is the first
instant at which it no longer holds. Answers 201 with override_id; value_in_effect is what then holds for this
organisation's engagements where no deviation does, and effective is false, and why says so, where the profile or
another override is stricter and this value is therefore ignored; 200 with ended for an end. A deviation for an
engagement never loosens what a contract tightens. Refusals: 422 below-floor, 422
not-for-contracts, 404 not-found, 404 nothing-to-end; 422 for an unknown key or unusable value.
Clauses TS-06, TS-08, B.3, B.5.$$;

set role safelane_owner;
