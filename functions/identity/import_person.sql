-- A person of an import is registered like any other (TS-04). Who is known by the same external_ref and the same
-- particulars is unchanged, also where one was corrected or a power taken away since: an old file undoes nothing.
create or replace function identity.import_person(p_row jsonb)
  returns jsonb
  language plpgsql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_ref    constant text := identity.import_text(p_row, 'external_ref');
  v_given  constant text := identity.import_text(p_row, 'given_name');
  v_family constant text := identity.import_text(p_row, 'family_name');
  v_born   constant date := identity.import_day(p_row, 'date_of_birth');
  v_powers constant text[] := coalesce(
    regexp_split_to_array(identity.import_text(p_row, 'powers'), E'[\\s,;]+'), '{}');
  v_known  identity.person;
begin
  perform identity.import_columns(
    p_row, 'external_ref', 'given_name', 'family_name', 'date_of_birth', 'powers');
  perform identity.check_required(v_ref, 'external_ref');

  select person.* into v_known
  from identity.person
  where person.external_ref = v_ref;
  if not found then
    return api.register_person(v_given, v_family, v_born, v_powers, v_ref);
  end if;

  if not exists (
    select
    from (values
      ('given_name', v_given, v_known.given_name),
      ('family_name', v_family, v_known.family_name),
      -- a file that does not know the day of birth says nothing against it
      ('date_of_birth', coalesce(v_born, v_known.date_of_birth)::text, v_known.date_of_birth::text)
    ) as told (field, value, stands)
    where told.value is distinct from told.stands
      and not exists (
        select
        from identity.person_correction as corrected
        where corrected.person_id = v_known.person_id
          and corrected.field = told.field
          and corrected.old_value is not distinct from told.value
      )
  ) and not exists (
    select
    from unnest(v_powers) as asked (power)
    where not exists (
      select
      from identity.power as held
      where held.person_id = v_known.person_id
        and held.power = asked.power
    )
  ) then
    return null;
  end if;

  raise exception using
    errcode = 'PT409',
    message = 'a person with this external_ref is registered with other particulars',
    hint = 'Put the file right, or change the person with correct_person or grant_power.';
end;
$$;

revoke all on function identity.import_person(jsonb) from public;
grant execute on function identity.import_person(jsonb) to cap_identity;

comment on function identity.import_person(jsonb) is
  'The answer of register_person, or null where the person is known already. Called by import_people.';
