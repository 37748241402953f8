-- Whom a row is about. A reference that nobody has and a child's are both answered like an unknown id, by the function
-- that records; so an id nobody has is as good as any.
create or replace function vetting.import_subject(p_row jsonb)
  returns uuid
  language plpgsql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_ref constant text := identity.import_text(p_row, 'person_ref');
  v_id  constant text := identity.import_text(p_row, 'person_id');
begin
  if num_nonnulls(v_ref, v_id) <> 1 or not pg_input_is_valid(coalesce(v_id, gen_random_uuid()::text), 'uuid') then
    raise exception using
      errcode = 'PT422',
      message = 'person_ref does not name somebody',
      hint = 'Write the external_ref of the person into person_ref, or for somebody who has none their person_id.';
  end if;
  return coalesce(v_id::uuid, (
    select person.person_id
    from identity.person
    where person.external_ref = v_ref
  ), gen_random_uuid());
end;
$$;

revoke all on function vetting.import_subject(jsonb) from public;
grant execute on function vetting.import_subject(jsonb) to cap_vetting;

comment on function vetting.import_subject(jsonb) is
  'The person a row is about, an id nobody has for an unknown reference, PT422 where the row names nobody. Asked by import_check.';
