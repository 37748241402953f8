-- What is asked of this tutor for this work, read once for the whole decision (B.3, B.5).
-- School-commissioned work needs the full set in every profile (F16). Where the profile is silent about
-- how long a check is good for and something else asks for the check, the floor stands in.
create or replace function vetting.settings(p_engagement uuid, p_at timestamptz)
  returns table (
    today             date,
    for_school        boolean,
    required          text[],
    dbs_interval      interval,
    sanctions_max_age interval,
    min_references    integer,
    contract_required boolean,
    topics            text[],
    training_interval interval,
    documents         text[],
    valid_through     boolean
  )
  language sql
  stable
  parallel safe
begin atomic
  with asked as materialized (
    select
      policy.effective_all(p_engagement, p_at, array[
        'vetting.required_checks', 'vetting.dbs_interval', 'vetting.sanctions_max_age',
        'vetting.min_references', 'vetting.contract_required', 'training.required',
        'training.interval', 'ack.required', 'session.require_valid_through'
      ]) as value,
      exists (
        select
        from identity.engagement as work
        where work.engagement_id = p_engagement
          and work.school_id is not null
      ) as for_school
  )
  select
    identity.civil_date(p_at),
    asked.for_school,
    coalesce(policy.members(asked.value -> 'vetting.required_checks'), '{}')
      || case when asked.for_school
           then array['identity', 'dbs_enhanced', 'barred_list', 'right_to_work', 'prohibition']
           else '{}'
         end,
    coalesce((asked.value ->> 'vetting.dbs_interval')::interval, interval '3 years'),
    coalesce((asked.value ->> 'vetting.sanctions_max_age')::interval, interval '72 hours'),
    coalesce((asked.value ->> 'vetting.min_references')::integer, 0),
    coalesce((asked.value ->> 'vetting.contract_required')::boolean, false),
    coalesce(policy.members(asked.value -> 'training.required'), '{}'),
    coalesce((asked.value ->> 'training.interval')::interval, interval '1 year'),
    coalesce(policy.members(asked.value -> 'ack.required'), '{}'),
    coalesce((asked.value ->> 'session.require_valid_through')::boolean, false)
  from asked;
end;

revoke all on function vetting.settings(uuid, timestamptz) from public;
grant execute on function vetting.settings(uuid, timestamptz) to cap_vetting;

comment on function vetting.settings(uuid, timestamptz) is
  'One row: the parameters of vetting, training and documents in effect for an engagement (null: independent work).';
