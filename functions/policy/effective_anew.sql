-- What holds for an engagement at an instant: profile, contracts, deviations, floor (B.5, TS-06, TS-08).
-- This is the definition; policy.effective_all answers from what was remembered of it, where it may.
-- A decision asks for every parameter it needs at once. Contracts and deviations are rare: they are looked up
-- together, by index, and only where there is an engagement. One plan serves every call.
set role cap_policy;

create or replace function policy.effective_anew(
  p_engagement uuid,
  p_at         timestamptz,
  p_keys       text[]
)
  returns jsonb
  language plpgsql
  stable
  parallel safe
  security definer
  set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_generic_plan
as $$
declare
  v_organisations uuid[];
  v_values        jsonb;
  v_known         bigint;
  v_changed       record;
begin
  select
    jsonb_object_agg(
      parameter.key,
      case
        when parameter.floor is null or profile.value is null then profile.value
        else policy.above_floor(
          parameter.type, parameter.direction, parameter.choices, parameter.floor, profile.value)
      end
    ),
    count(*)
  into v_values, v_known
  from policy.parameter
  left join (
    select distinct on (profile_value.key) profile_value.key, profile_value.value
    from policy.profile_value
    where profile_value.profile = (select policy.profile_in_force(p_at))
      and profile_value.key = any (p_keys)
      and profile_value.valid_from <= p_at
    order by profile_value.key, profile_value.valid_from desc
  ) as profile using (key)
  where parameter.key = any (p_keys);

  if v_known < cardinality(p_keys) and exists (
    select from unnest(p_keys) as wanted (key)
    where not exists (select from policy.parameter where parameter.key = wanted.key)
  ) then
    raise exception using
      errcode = 'undefined_object',
      message = 'A parameter was asked for that does not exist.',
      detail = format('Asked for: %s.', array_to_string(p_keys, ', ')),
      hint = 'The names are those of table policy.parameter.';
  end if;
  if p_engagement is null then
    return coalesce(v_values, '{}');
  end if;

  select array_remove(array[engagement.agency_id, engagement.school_id], null)
  into v_organisations
  from identity.engagement
  where engagement.engagement_id = p_engagement;

  for v_changed in
    select parameter.*, contract.contracts, contract.deviated, departure.value as deviation
    from (
      select
        agreed.key,
        array_agg(agreed.value order by agreed.override_id) as contracts,
        array_agg(
          exists (
            select
            from policy.deviation
            where deviation.override_id = agreed.override_id
              and policy.may_deviate(agreed.key, agreed.value)
              and deviation.approved_at <= p_at
              and deviation.valid_from <= p_at
              and p_at < deviation.expires_at
          ) order by agreed.override_id
        ) as deviated
      from policy.contract_override as agreed
      where agreed.organisation_id = any (v_organisations)
        and agreed.key = any (p_keys)
        and agreed.valid_from <= p_at
        and (agreed.valid_until is null or p_at < agreed.valid_until)
        and not exists (
          select
          from policy.contract_override_end as ended
          where ended.override_id = agreed.override_id
            and ended.ended_at <= p_at
        )
      group by agreed.key
    ) as contract
    full join (
      select distinct on (deviation.key) deviation.key, deviation.value
      from policy.deviation
      where deviation.engagement_id = p_engagement
        and deviation.key = any (p_keys)
        and policy.may_deviate(deviation.key, deviation.value)
        and deviation.approved_at <= p_at
        and deviation.valid_from <= p_at
        and p_at < deviation.expires_at
      order by deviation.key, deviation.approved_at desc, deviation.deviation_id desc
    ) as departure using (key)
    join policy.parameter using (key)
  loop
    v_values := v_values || jsonb_build_object(
      v_changed.key,
      policy.resolve(
        v_changed.type, v_changed.direction, v_changed.choices, v_changed.floor,
        nullif(v_values -> v_changed.key, 'null'), v_changed.contracts, v_changed.deviated, v_changed.deviation
      )
    );
  end loop;
  return coalesce(v_values, '{}');
end;
$$;

revoke all on function policy.effective_anew(uuid, timestamptz, text[]) from public;
comment on function policy.effective_anew(uuid, timestamptz, text[]) is
  'The values in effect for an engagement (null: the platform as such) at an instant, put together from every row they '
  'come from. Asked by policy.effective_all and policy.remember.';

set role safelane_owner;
