-- A parent who may be the source of harm is not contacted, and what they click satisfies nothing (E2.3 row 22).
set role cap_recording;

create or replace function recording.contact_blocked(p_guardian uuid, p_learner uuid, p_at timestamptz)
  returns boolean
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select exists (
    select
    from recording.contact_block as block
    where block.guardian_id = p_guardian
      and block.learner_id = p_learner
      and block.blocked_at <= p_at
      and (block.lifted_at is null or block.lifted_at > p_at)
  );
$$;

revoke all on function recording.contact_blocked(uuid, uuid, timestamptz) from public;

comment on function recording.contact_blocked(uuid, uuid, timestamptz) is
  'Whether contact with a parent about a learner is blocked at an instant. Asked by recording; nobody outside is told.';

set role safelane_owner;
