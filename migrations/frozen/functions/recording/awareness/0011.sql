-- How aware a parent is: told (1), has said so (2), is there (3) (E2.2, TS-51). Contact that is blocked is left out,
-- unless the question is what it would be without the block.
set role cap_recording;

create or replace function recording.awareness(
  p_lesson uuid,
  p_learner uuid,
  p_at timestamptz,
  p_for timestamptz,
  p_blocked_too boolean
)
  returns integer
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select coalesce(max(level), 0)
  from (
    select 2 as level
    from recording.parents_act(p_lesson, p_learner, p_at, p_for) as done
    where p_blocked_too or not done.blocked
    union all
    select case contact.kind when 'present' then 3 when 'sent' then 1 else 0 end
    from (
      select distinct on (heard.guardian_id, heard.kind = 'present') heard.guardian_id, heard.kind
      from recording.parent_contact as heard
      where heard.lesson_id = p_lesson
        and heard.learner_id = p_learner
        and heard.at <= p_at
      order by heard.guardian_id, heard.kind = 'present', heard.at desc, heard.seq desc
    ) as contact
    where exists (
        select
        from identity.guardians_of(p_learner, p_for) as answering
        where answering.guardian_id = contact.guardian_id and answering.capacity <> 'sponsor'
      )
      and (p_blocked_too or not recording.contact_blocked(contact.guardian_id, p_learner, p_at))
  ) as known;
$$;

revoke all on function recording.awareness(uuid, uuid, timestamptz, timestamptz, boolean) from public;

comment on function recording.awareness(uuid, uuid, timestamptz, timestamptz, boolean) is
  '0 nobody, 1 notified, 2 acknowledged, 3 present: the most aware parent. Asked by recording.learner_findings.';

set role safelane_owner;
