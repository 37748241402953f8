-- A proposal is approved once, by somebody else, and changes in no other way (B.5).
create or replace function policy.adoption_is_only_approved()
  returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_op = 'DELETE' then
    raise exception using
      errcode = 'PT409',
      message = 'Adoptions of a profile are kept.',
      hint = 'Adopt another profile instead.';
  end if;
  if old.approved_at is not null
     or new.approved_at is null
     or new.approved_by is null
     or new.approved_by = old.proposed_by
     or (new.adoption_id, new.profile, new.proposed_by, new.proposed_at)
        is distinct from (old.adoption_id, old.profile, old.proposed_by, old.proposed_at)
     or new.effective_from <> greatest(old.effective_from, new.approved_at) then
    raise exception using
      errcode = 'PT409',
      message = 'An adoption of a profile only changes by being approved, once, by another administrator.',
      hint = 'Propose again with api.adopt_profile.';
  end if;
  return new;
end;
$$;

revoke all on function policy.adoption_is_only_approved() from public;

comment on function policy.adoption_is_only_approved() is
  'Trigger on policy.profile_adoption: the one permitted change is the approval of an open proposal.';

create or replace trigger _200_only_approved
  before update or delete on policy.profile_adoption
  for each row execute function policy.adoption_is_only_approved();
alter table policy.profile_adoption enable always trigger _200_only_approved;
