-- Which profile the platform follows is decided by two administrators: one proposes, another approves (B.5).
-- A proposal of somebody who has ceased to be an administrator is no proposal any more.
set role cap_policy;

create or replace function api.adopt_profile(
  profile        text,
  effective_from timestamptz default null
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action   constant text := 'adopt_profile';
  v_admin    constant uuid := identity.require_persona('web_admin');
  v_profile  constant text := adopt_profile.profile;
  v_asked    timestamptz := adopt_profile.effective_from;
  v_answer   jsonb;
  v_proposal policy.profile_adoption;
  v_id       uuid := guard.uuidv7();
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('profile', v_profile, 'effective_from', v_asked));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(v_profile, 'profile');
  if not exists (select from policy.profile as known where known.profile = v_profile) then
    raise exception using
      errcode = 'PT422',
      message = 'There is no profile with this name.',
      hint = format('Profiles: %s.', (select string_agg(known.profile, ', ' order by known.profile) from policy.profile as known));
  end if;
  if v_asked is not null then
    v_asked := identity.check_begins_now_or_later(v_asked, 'effective_from');
  end if;

  -- one decision about the profile at a time
  perform pg_advisory_xact_lock(hashtextextended('policy.profile_adoption', 0));

  select proposal.*
  into v_proposal
  from policy.profile_adoption as proposal
  where proposal.profile = v_profile
    and proposal.approved_at is null
    and (v_asked is null or proposal.effective_from = v_asked)
    and identity.holds_power(proposal.proposed_by, 'platform_administrator')
  order by proposal.proposed_at desc
  limit 1;

  if v_proposal.proposed_by = v_admin then
    return policy.refuse_action(c_action, 'profile_adoption', v_proposal.adoption_id, 409, 'second-administrator-needed',
      'Somebody else approves', 'You have proposed this profile. It takes another administrator to approve it.',
      jsonb_build_object('profile', v_profile));
  end if;

  if policy.profile_in_force(coalesce(v_asked, v_proposal.effective_from, now())) = v_profile then
    return policy.refuse_action(c_action, 'profile_adoption', null, 409, 'profile-in-force',
      'Nothing to change', 'The platform follows this profile at that instant already.',
      jsonb_build_object('profile', v_profile));
  end if;

  if v_proposal.adoption_id is null then
    insert into policy.profile_adoption (adoption_id, profile, effective_from, proposed_by)
    values (v_id, v_profile, coalesce(v_asked, now()), v_admin)
    returning * into v_proposal;
    return policy.finish_action(c_action, 'profile_adoption', v_id, 202,
      jsonb_build_object(
        'adoption_id', v_id, 'profile', v_profile, 'state', 'proposed',
        'effective_from', v_proposal.effective_from, 'proposed_by', v_admin, 'approved_by', null),
      jsonb_build_object('step', 'proposed', 'profile', v_profile, 'effective_from', v_proposal.effective_from));
  end if;

  update policy.profile_adoption as proposal
  set approved_by = v_admin,
      -- whoever waited for the lock began before the proposal was made
      approved_at = greatest(proposal.proposed_at, now()),
      effective_from = greatest(proposal.effective_from, now())
  where proposal.adoption_id = v_proposal.adoption_id
  returning * into v_proposal;

  return policy.finish_action(c_action, 'profile_adoption', v_proposal.adoption_id, 201,
    jsonb_build_object(
      'adoption_id', v_proposal.adoption_id, 'profile', v_profile, 'state', 'approved',
      'effective_from', v_proposal.effective_from, 'proposed_by', v_proposal.proposed_by, 'approved_by', v_admin),
    jsonb_build_object('step', 'approved', 'profile', v_profile, 'effective_from', v_proposal.effective_from,
      'proposed_by', v_proposal.proposed_by));
end;
$$;

revoke all on function api.adopt_profile(text, timestamptz) from public;
grant execute on function api.adopt_profile(text, timestamptz) to web_admin;

comment on function api.adopt_profile(text, timestamptz) is
  $$Propose or approve a policy profile

For platform administrators, two of them. profile is tutorstudio, mytutor or tutorninjas. The first call answers 202:
a proposal, nothing changes. The same call by another administrator answers 201: approved, in force from
effective_from (an instant from now on; left out: at once), never earlier than the approval. The newest open
proposal counts; another effective_from makes a proposal of its own. Refusals: 409 second-administrator-needed (it is
your own proposal), 409 profile-in-force; 422 for an unknown profile or a past instant. Clauses TS-06, TS-12, B.5.$$;

set role safelane_owner;
