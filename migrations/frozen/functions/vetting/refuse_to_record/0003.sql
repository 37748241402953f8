-- An officer records about an adult whom vetting concerns, and never about themselves (TS-75).
-- From here on the person's standing is locked, so that of two corrections of one row the second sees the first.
create or replace function vetting.refuse_to_record(p_action text, p_officer uuid, p_person uuid)
  returns jsonb
  language plpgsql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
begin
  if p_person = p_officer then
    return vetting.refuse_action(
      p_action, p_person, 403, 'not-about-yourself', 'Not about yourself',
      'Another vetting officer deals with what concerns you.'
    );
  end if;
  if not vetting.is_concerned(p_person) then
    return vetting.refuse_unknown(p_action);
  end if;
  perform vetting.touch(p_person);
  return null;
end;
$$;

revoke all on function vetting.refuse_to_record(text, uuid, uuid) from public;
grant execute on function vetting.refuse_to_record(text, uuid, uuid) to cap_vetting;

comment on function vetting.refuse_to_record(text, uuid, uuid) is
  'Null where the officer may record about the person; else the refusal, ready to be returned. Called by the api functions of vetting.';
