-- Who did a check is named in the record (C.6).
create or replace function vetting.name_of(p_person uuid)
  returns text
  language sql
  stable
  parallel safe
begin atomic
  select person.given_name || ' ' || person.family_name
  from identity.person
  where person.person_id = p_person;
end;

revoke all on function vetting.name_of(uuid) from public;
grant execute on function vetting.name_of(uuid) to cap_vetting;

comment on function vetting.name_of(uuid) is
  'Given and family name; null for an unknown id. Asked by the reports of vetting.';
