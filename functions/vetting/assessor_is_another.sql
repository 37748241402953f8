-- What was disclosed is weighed by a second pair of eyes: neither whoever recorded it nor the person themselves
-- (E1.3, MT-38). It holds for every role and in replica mode.
set role cap_vetting;

create or replace function vetting.assessor_is_another()
  returns trigger
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  if new.assessed_by = new.person_id
    or exists (
      select
      from vetting.dbs_certificate as weighed
      cross join lateral vetting.certificate_family(weighed.person_id, weighed.number, weighed.supersedes) as kin
      where weighed.certificate_id = new.certificate_id
        and new.assessed_by in (weighed.recorded_by, weighed.person_id, kin.recorded_by)
    )
    or exists (
      select
      from vetting.self_disclosure as weighed
      where weighed.self_disclosure_id = new.self_disclosure_id
        and (weighed.recorded_by = new.assessed_by or weighed.person_id = new.assessed_by)
    )
  then
    raise exception using
      errcode = 'PT403',
      message = 'whoever recorded a disclosure does not assess it',
      hint = 'Ask another vetting officer.';
  end if;
  return new;
end;
$$;

revoke all on function vetting.assessor_is_another() from public;
grant execute on function vetting.assessor_is_another() to safelane_owner;

comment on function vetting.assessor_is_another() is
  'Trigger on vetting.disclosure_assessment: the assessor is neither the recorder nor the person.';

set role safelane_owner;

create or replace trigger _200_assessor_is_another
  before insert on vetting.disclosure_assessment
  for each row execute function vetting.assessor_is_another();

alter table vetting.disclosure_assessment enable always trigger _200_assessor_is_another;
