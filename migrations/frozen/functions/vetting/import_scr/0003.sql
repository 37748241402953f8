-- A person's own line in the CSV of the Single Central Record tells nothing that could be recorded: whoever is in it is
-- known, by this name, or the line is refused (C.6).
create or replace function vetting.import_scr(p_person uuid, p_row jsonb)
  returns jsonb
  language plpgsql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform identity.import_columns(p_row, 'person_ref', 'person_id', 'given_name', 'family_name');

  if not vetting.is_concerned(p_person) then
    return vetting.refuse_unknown('import_checks');
  end if;
  if not exists (
    select
    from identity.person
    where person.person_id = p_person
      and person.given_name = identity.import_text(p_row, 'given_name')
      and person.family_name = identity.import_text(p_row, 'family_name')
  ) then
    raise exception using
      errcode = 'PT409',
      message = 'the person is registered under another name',
      hint = 'A platform administrator corrects a name with correct_person.';
  end if;
  return null;
end;
$$;

revoke all on function vetting.import_scr(uuid, jsonb) from public;
grant execute on function vetting.import_scr(uuid, jsonb) to cap_vetting;

comment on function vetting.import_scr(uuid, jsonb) is
  'Null where the person is known by this name; the refusal otherwise. Called by import_check.';
