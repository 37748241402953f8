-- A hit is cleared by somebody other than the runner and the person, and a confirmed hit of the children's barred
-- list by nobody: software never makes a barred person bookable (E1.3, F14). It holds for every role.
set role cap_vetting;

create or replace function vetting.clearer_is_another()
  returns trigger
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  if exists (
    select
    from vetting.screening_hit as hit
    join vetting.screening_run as ran using (run_id)
    where hit.hit_id = new.hit_id
      and (
        new.cleared_by in (ran.recorded_by, hit.person_id)
        or ran.source = 'childrens_barred' and hit.strength = 'confirmed'
      )
  ) then
    raise exception using
      errcode = 'PT403',
      message = 'this person may not clear this hit',
      hint = 'Ask a vetting officer who did not run the screening. A confirmed barred-list hit is never cleared.';
  end if;
  return new;
end;
$$;

revoke all on function vetting.clearer_is_another() from public;
grant execute on function vetting.clearer_is_another() to safelane_owner;

comment on function vetting.clearer_is_another() is
  'Trigger on vetting.screening_clearance: neither runner nor person clears, and a confirmed barred-list hit stays.';

set role safelane_owner;

create or replace trigger _200_clearer_is_another
  before insert on vetting.screening_clearance
  for each row execute function vetting.clearer_is_another();

alter table vetting.screening_clearance enable always trigger _200_clearer_is_another;
