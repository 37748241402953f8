-- Training has to be completed and is good for a year; without it there are no new bookings (TS-83, TS-85).
-- A new edition of KCSIE asks for the training again, and never blocks by itself (E1.5).
create or replace function vetting.training_validity(
  p_person   uuid,
  p_at       timestamptz,
  p_today    date,
  p_topics   text[],
  p_interval interval
)
  returns table (item text, code text, class text, until timestamptz)
  language sql
  stable
  parallel safe
begin atomic
  with topic as materialized (
    select needed.topic, done.completed_on, vetting.lapses_at(done.completed_on, p_interval) as until
    from unnest(p_topics) as needed (topic)
    left join lateral (
      select max(attended.completed_on) as completed_on
      from vetting.training as attended
      where attended.person_id = p_person
        and attended.topic = needed.topic
        and attended.completed_on <= p_today
        and not exists (select from vetting.training as later where later.supersedes = attended.training_id)
    ) as done on true
  )
  select 'training:' || topic.topic,
    case
      when topic.completed_on is null then 'TRAINING_MISSING:' || topic.topic
      when p_at >= topic.until then 'TRAINING_LAPSED:' || topic.topic
    end,
    'N',
    topic.until
  from topic
  union all
  select 'training:' || topic.topic, 'TRAINING_EDITION_SUPERSEDED', 'A', vetting.midnight(edition.valid_from)
  from topic
  cross join policy.edition_in_force('KCSIE', p_today) as edition
  where topic.topic in ('kcsie_part1', 'kcsie_part2')
    and topic.completed_on < edition.valid_from;
end;

revoke all on function vetting.training_validity(uuid, timestamptz, date, text[], interval) from public;
grant execute on function vetting.training_validity(uuid, timestamptz, date, text[], interval) to cap_vetting;

comment on function vetting.training_validity(uuid, timestamptz, date, text[], interval) is
  'Each topic needed: missing, lapsed or good until. Part of the validity of checks; also asked about safeguarding leads (TS-84).';
