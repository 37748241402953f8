-- A parent's access rests on a live link with parental responsibility or delegated authority (E2.2, E2.3 row 21, E3.1).
-- A sponsor's agreement is none. Whether the learner is still a child is asked elsewhere, by band.
set role cap_recording;

create or replace function recording.answers_as_parent(p_guardian uuid, p_learner uuid, p_at timestamptz)
  returns boolean
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select exists (
    select
    from identity.guardians_of(p_learner, p_at) as answering
    where answering.guardian_id = p_guardian
      and answering.capacity in ('parent', 'delegated_guardian', 'local_authority')
  );
$$;

revoke all on function recording.answers_as_parent(uuid, uuid, timestamptz) from public;

comment on function recording.answers_as_parent(uuid, uuid, timestamptz) is
  'Whether an adult has a live link to a learner that carries parental responsibility. Asked by the findings on guardians and by grants.';

set role safelane_owner;
