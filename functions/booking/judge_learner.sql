-- Why this learner cannot be taught by this tutor: age, who answers for them, what was accepted, and
-- orders that keep the two apart (TS-04, TN-23, TN-30, TN-42, OS-22). An unknown age is under 13 (F1).
-- Whatever is asked here has to move a counter that booking.is_learner_remembered_clear compares, or a clock that
-- booking.remember_learner looks at.
set role cap_booking;

create or replace function booking.judge_learner(
  p_tutor      uuid,
  p_learner    uuid,
  p_engagement uuid,
  p_at         timestamptz,
  p_point      text
)
  returns table (code text, class text, until timestamptz)
  language plpgsql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_today       date := identity.civil_date(p_at);
  v_born        date;
  v_age         integer;
  v_child       boolean;
  v_rules       jsonb := policy.effective_all(p_engagement, p_at, array[
    'student.min_age', 'student.sponsor_required_under', 'student.aua_required', 'student.aua_document',
    'recording.basis', 'engagement.responsibility_agreement']);
  v_sponsor_age integer := (v_rules ->> 'student.sponsor_required_under')::integer;
  v_guardians   uuid[];
  v_responsible uuid[];
begin
  select person.date_of_birth into v_born
  from identity.person as person
  where person.person_id = p_learner
    and person.account_state = 'active'
    and identity.holds_power(p_learner, 'learner', null, p_at);
  if not found then
    return query select 'STUDENT_UNKNOWN', 'B', null::timestamptz;
    return;
  end if;

  v_age := case when v_born <= v_today then identity.age_years(v_born, v_today) end;
  v_child := identity.age_band(v_born, v_today) <> 'adult';
  select coalesce(array_agg(answering.guardian_id) filter (where answering.capacity <> 'sponsor'), '{}'),
         coalesce(array_agg(answering.guardian_id), '{}')
    into v_guardians, v_responsible
  from identity.guardians_of(p_learner, p_at) as answering;

  return query
    select 'NO_CONTACT_ORDER', 'B', null::timestamptz
    where exists (
      select
      from booking.no_contact_order as ordered
      where ordered.tutor_id = p_tutor
        and ordered.ordered_at <= p_at
        and (ordered.lifted_at is null or ordered.lifted_at > p_at)
        and case ordered.scope
          when 'pair' then ordered.learner_id = p_learner
          else p_learner in (select identity.household(ordered.learner_id, p_at))
        end
    );

  if v_born is null then
    return query select 'STUDENT_DOB_UNKNOWN', 'A', null::timestamptz;
  elsif v_age is null or v_age < (v_rules ->> 'student.min_age')::integer then
    return query select 'STUDENT_UNDER_MIN_AGE', 'B', null::timestamptz;
  end if;

  if v_guardians = '{}'
    and (identity.age_band(v_born, v_today) = 'under_13' or v_sponsor_age <= 18 and v_age < v_sponsor_age)
  then
    return query select 'GUARDIAN_MISSING', 'B', null::timestamptz;
  end if;

  if v_responsible = '{}' and v_sponsor_age > 18 and (v_age is null or v_age < v_sponsor_age) then
    return query select 'SPONSOR_MISSING', 'B', null::timestamptz;
  end if;

  if (v_rules ->> 'student.aua_required')::boolean
    and (v_age >= 13 and not policy.acknowledged(p_learner, v_rules ->> 'student.aua_document', p_at)
      or v_child and not booking.any_acknowledged(v_responsible, v_rules ->> 'student.aua_document', p_at))
  then
    return query select 'AUA_NOT_ACCEPTED', 'B', null::timestamptz;
  end if;

  if p_point = 'P4'
    and v_rules ->> 'recording.basis' = 'notice_always_on'
    and booking.notice_missing(p_learner, p_engagement, p_at) <> '{}'
  then
    return query select 'RECORDING_NOTICE_MISSING', 'S', null::timestamptz;
  end if;

  if (v_rules ->> 'engagement.responsibility_agreement')::boolean
    and exists (
      select
      from identity.engagement as commissioned
      where commissioned.engagement_id = p_engagement
        and commissioned.school_id is not null
        and commissioned.off_site
    )
    and not vetting.responsibility_agreed(p_engagement, p_learner, p_at)
  then
    return query select 'RESPONSIBILITY_AGREEMENT_MISSING', 'B', null::timestamptz;
  end if;
end;
$$;

revoke all on function booking.judge_learner(uuid, uuid, uuid, timestamptz, text) from public;

comment on function booking.judge_learner(uuid, uuid, uuid, timestamptz, text) is
  'Every reason that lies with one learner, or between learner and tutor, judged anew. Asked by booking.learner_findings and booking.remember_learner.';

set role safelane_owner;
