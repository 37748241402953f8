-- What a learner, a parent or a tutor says about recording one lesson. A no is never refused and never too early; a yes is
-- for one lesson that is not over, and not long before it (E2.2, TS-49). Whoever it is, whatever effect it has, the answer
-- is the same: a parent of a learner of 16 is not told that their word does not count (E2.3 row 7).
set role cap_recording;

create or replace function recording.say(p_action text, p_lesson uuid, p_learner uuid, p_kind text)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_caller   constant uuid := identity.person_id();
  v_persona  constant text := identity.persona();
  v_capacity constant text := case v_persona
    when 'web_learner' then 'self' when 'web_guardian' then 'parent' when 'web_tutor' then 'tutor' end;
  v_learner  constant uuid := case v_capacity when 'self' then coalesce(p_learner, v_caller) else p_learner end;
  v_detail   constant jsonb := jsonb_strip_nulls(jsonb_build_object(
    'learner_id', v_learner, 'kind', p_kind, 'capacity', v_capacity));
  v_lesson   booking.lesson;
  v_link     identity.guardianship;
  v_act      recording.act;
  v_from     timestamptz;
  v_stands   record;
begin
  perform identity.check_required(p_lesson, 'lesson_id');
  if v_capacity = 'parent' then
    perform identity.check_required(p_learner, 'learner_id');
  elsif v_capacity = 'tutor' and p_learner is not null then
    raise exception using
      errcode = 'PT422',
      message = 'A tutor speaks for themselves.',
      hint = 'Leave learner_id out.';
  end if;

  -- whoever it does not concern waits for nobody
  if v_capacity is not null and exists (
    select
    from booking.lesson as lesson
    where lesson.lesson_id = p_lesson
      and case v_capacity
        when 'tutor' then lesson.tutor_id = v_caller
        when 'self' then v_learner = v_caller and recording.takes_part(p_lesson, v_caller)
        else recording.takes_part(p_lesson, v_learner)
          and identity.is_guardian_of(v_caller, v_learner, clock_timestamp())
      end
  ) then
    perform booking.lock_lesson(p_lesson);
    select * into v_lesson from booking.lesson as lesson where lesson.lesson_id = p_lesson;
    if v_capacity = 'parent' then
      -- parental responsibility or delegated authority before a sponsor's agreement
      select * into v_link
      from identity.guardianship as link
      where link.guardian_id = v_caller
        and link.learner_id = v_learner
        and link.valid_from <= clock_timestamp()
        and (link.valid_until is null or link.valid_until > clock_timestamp())
      order by link.capacity = 'sponsor', link.valid_until desc nulls first, link.guardianship_id
      limit 1;
    end if;
  end if;
  if v_lesson.lesson_id is null or v_capacity = 'parent' and v_link.guardianship_id is null then
    return recording.refuse_action(p_action, 'lesson', p_lesson, 404, 'not-found',
      'No such lesson', 'No lesson with this lesson_id is yours to speak about.');
  end if;

  if not recording.is_no(p_kind) then
    if v_lesson.state not in ('confirmed', 'in_progress') then
      return recording.refuse_action(p_action, 'lesson', p_lesson, 409, 'lesson-over',
        'The lesson is over', 'Consent is for a lesson that has not ended or been cancelled.', null, '[]', v_detail);
    end if;
    if v_link.capacity = 'sponsor' then
      return recording.refuse_action(p_action, 'lesson', p_lesson, 403, 'no-parental-responsibility',
        'Not for a sponsor', 'Whoever has parental responsibility or delegated authority says this for a child.',
        null, '[]', v_detail);
    end if;
    v_from := recording.consent_from(p_lesson, recording.judged_for(p_lesson, clock_timestamp()));
    -- a tutor takes back their own no, and consents to nothing
    if v_capacity <> 'tutor' and v_from > clock_timestamp() then
      return recording.refuse_action(p_action, 'lesson', p_lesson, 409, 'too-early',
        'Too early', format('It can be said from %s on.', to_char(v_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')),
        null, '[]', v_detail);
    end if;
    if p_kind = 'acknowledged' and exists (
      select
      from recording.said(p_lesson, clock_timestamp()) as said
      where said.learner_id = v_learner
        and said.person_id = v_caller
        and said.capacity = 'parent'
        and recording.is_no(said.kind)
    ) then
      return recording.refuse_action(p_action, 'lesson', p_lesson, 409, 'you-said-no',
        'You said no', 'Give your consent if you want to take your no back.', null, '[]', v_detail);
    end if;
    -- who has consented knows of it: a click after that would be the later word, and take the consent back
    if p_kind = 'acknowledged' then
      select yes.act_id, yes.at into v_stands
      from recording.parents_act(p_lesson, v_learner, clock_timestamp(),
        recording.judged_for(p_lesson, clock_timestamp())) as yes
      where yes.guardian_id = v_caller and yes.kind = 'given'
      limit 1;
      if found then
        return recording.finish_action(p_action, 'lesson', p_lesson, 200,
          jsonb_build_object('lesson_id', p_lesson, 'learner_id', v_learner, 'kind', 'given', 'at', v_stands.at),
          v_detail || jsonb_build_object('act_id', v_stands.act_id, 'stands', 'given'));
      end if;
    end if;
  end if;

  insert into recording.act (lesson_id, learner_id, person_id, capacity, kind, guardianship_id)
  values (p_lesson, v_learner, v_caller, v_capacity, p_kind, v_link.guardianship_id)
  returning * into v_act;

  return recording.finish_action(p_action, 'lesson', p_lesson, 201,
    jsonb_build_object('lesson_id', p_lesson, 'learner_id', v_learner, 'kind', p_kind, 'at', v_act.at),
    v_detail || jsonb_build_object('act_id', v_act.act_id));
end;
$$;

revoke all on function recording.say(text, uuid, uuid, text) from public;

comment on function recording.say(text, uuid, uuid, text) is
  'Keeps what the sealed caller says about recording a lesson, and answers. Called by the api functions of consent, which ask who may come.';

set role safelane_owner;
