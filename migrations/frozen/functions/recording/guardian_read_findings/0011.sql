-- What keeps a parent from a recording (E3.1). The learner's band is that of the moment of access: on the eighteenth
-- birthday it is over. From 13 on a learner can take it away; at 16 and 17 it is theirs to give where the profile says
-- so. Where several of the parent's children are on it, every one of them has to allow it.
set role cap_recording;

create or replace function recording.guardian_read_findings(
  p_segment uuid, p_parent uuid, p_bands text[], p_at timestamptz
)
  returns table (code text, kind text)
  language plpgsql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_learner record;
  v_known   boolean := false;
begin
  for v_learner in
    select
      shown.learner_id,
      identity.age_band(person.date_of_birth, identity.civil_date(p_at)) as band,
      (
        -- what a learner shared before they were 16 only took back their own word, and does not count as a grant after
        select case
          when said.kind = 'revoked' then 'revoked'
          when identity.age_band(person.date_of_birth, identity.civil_date(said.at)) = '16_to_17' then 'granted'
        end
        from recording.parent_grant as said
        where said.segment_id = p_segment
          and said.learner_id = shown.learner_id
          and said.parent_id = p_parent
          and said.at <= p_at
        order by said.at desc, said.kind = 'revoked' desc, said.grant_id
        limit 1
      ) as said,
      recording.contact_blocked(p_parent, shown.learner_id, p_at) as blocked,
      recording.answers_as_parent(p_parent, shown.learner_id, p_at) as answers
    from recording.segment_learner as shown
    join identity.person as person on person.person_id = shown.learner_id
    where shown.segment_id = p_segment
  loop
    if v_learner.blocked then
      return query select 'PARENT_CONTACT_BLOCKED', 'closed';
    end if;
    continue when not v_learner.answers;
    v_known := v_known or v_learner.band <> 'adult';

    if v_learner.band = 'adult' then
      return query select 'PARENT_OF_AN_ADULT', 'unlisted';
    elsif v_learner.band = '16_to_17' then
      if v_learner.said = 'revoked' then
        return query select 'LEARNER_MARKED_PRIVATE', 'unlisted';
      elsif v_learner.said is null and not (v_learner.band = any (p_bands)) then
        return query select 'LEARNER_GRANT_MISSING', 'unlisted';
      end if;
    else
      if v_learner.band = '13_to_15' and v_learner.said = 'revoked' then
        return query select 'LEARNER_MARKED_PRIVATE', 'unlisted';
      end if;
      if not (v_learner.band = any (p_bands)) then
        return query select 'PARENT_BAND_CLOSED', 'unlisted';
      end if;
    end if;
  end loop;

  if not v_known then
    return query select 'NOT_THEIR_RECORDING', 'stranger';
  end if;
end;
$$;

revoke all on function recording.guardian_read_findings(uuid, uuid, text[], timestamptz) from public;

comment on function recording.guardian_read_findings(uuid, uuid, text[], timestamptz) is
  'Every reason why a parent may not play a segment, given the bands in which parents may. Asked by recording.read_findings.';

set role safelane_owner;
