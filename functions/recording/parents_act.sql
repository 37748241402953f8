-- Who has said yes for a learner as a parent who may: under a link that still holds, and that carries parental
-- responsibility or delegated authority; a sponsor's does not (E2.2, E2.3 row 21).
set role cap_recording;

create or replace function recording.parents_act(p_lesson uuid, p_learner uuid, p_at timestamptz, p_for timestamptz)
  returns table (act_id uuid, guardian_id uuid, kind text, at timestamptz, blocked boolean)
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select said.act_id, said.person_id, said.kind, said.at, recording.contact_blocked(said.person_id, p_learner, p_at)
  from recording.said(p_lesson, p_at) as said
  join identity.guardianship as link on link.guardianship_id = said.guardianship_id
  where said.learner_id = p_learner
    and said.capacity = 'parent'
    and said.kind in ('given', 'acknowledged')
    and said.at >= recording.consent_from(p_lesson, p_for)
    and recording.is_about(p_lesson, p_learner, said.at)
    and link.capacity <> 'sponsor'
    and link.valid_from <= p_for
    and (link.valid_until is null or link.valid_until > p_for)
    and exists (
      select
      from identity.guardians_of(p_learner, p_for) as answering
      where answering.guardian_id = said.person_id
    );
$$;

revoke all on function recording.parents_act(uuid, uuid, timestamptz, timestamptz) from public;

comment on function recording.parents_act(uuid, uuid, timestamptz, timestamptz) is
  'The standing yes or acknowledgement of each parent who still may, and whether contact with them is blocked. Asked by recording.learner_findings.';

set role safelane_owner;
