-- An agency or school of an import is registered like any other (TS-16, TS-17, MT-68).
create or replace function identity.import_organisation(p_row jsonb)
  returns jsonb
  language plpgsql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_ref   constant text := identity.import_text(p_row, 'external_ref');
  v_kind  constant text := identity.import_text(p_row, 'kind');
  v_name  constant text := identity.import_text(p_row, 'name');
  v_hours constant jsonb := identity.import_hours(p_row);
  v_known identity.organisation;
begin
  perform identity.import_columns(p_row, 'external_ref', 'kind', 'name', 'operating_hours');
  perform identity.check_required(v_ref, 'external_ref');

  select organisation.* into v_known
  from identity.organisation
  where organisation.external_ref = v_ref;
  if not found then
    return api.register_organisation(v_kind, v_name, v_ref, v_hours);
  end if;

  if v_known.kind = v_kind
    and v_known.name = v_name
    and (
      v_hours = '[]'
      or not exists (
        (
          select hours.iso_weekday, hours.opens, hours.closes
          from identity.read_operating_hours(v_hours) as hours
        )
        except
        (
          select stored.iso_weekday, stored.opens, stored.closes
          from identity.operating_window as stored
          where stored.organisation_id = v_known.organisation_id
        )
      )
    )
  then
    return null;
  end if;

  raise exception using
    errcode = 'PT409',
    message = 'an organisation with this external_ref is registered with other particulars',
    hint = 'Put the file right. An organisation keeps the name, kind and hours it was registered with.';
end;
$$;

revoke all on function identity.import_organisation(jsonb) from public;
grant execute on function identity.import_organisation(jsonb) to cap_identity;

comment on function identity.import_organisation(jsonb) is
  'The answer of register_organisation, or null where the organisation is known already. Called by import_people.';
