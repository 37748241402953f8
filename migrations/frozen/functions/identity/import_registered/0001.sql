-- People and organisations are named in a file as the platform names them, never by an identifier of ours.
create or replace function identity.import_registered(p_row jsonb, p_column text, p_kind text)
  returns uuid
  language plpgsql
  stable
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_ref constant text := identity.import_text(p_row, p_column);
  v_id  uuid;
begin
  if v_ref is null then
    return null;
  end if;
  if p_kind = 'person' then
    select known.person_id into v_id
    from identity.person as known
    where known.external_ref = v_ref;
  else
    select known.organisation_id into v_id
    from identity.organisation as known
    where known.external_ref = v_ref
      and known.kind = p_kind;
  end if;
  if v_id is null then
    raise exception using
      errcode = 'PT422',
      message = format('%s names no %s that is registered', p_column, p_kind),
      hint = format('Register it first, or put a %s row with this external_ref into the file.',
        case p_kind when 'person' then 'person' else 'organisation' end);
  end if;
  return v_id;
end;
$$;

revoke all on function identity.import_registered(jsonb, text, text) from public;
grant execute on function identity.import_registered(jsonb, text, text) to cap_identity;

comment on function identity.import_registered(jsonb, text, text) is
  'The id behind an external_ref of a person, an agency or a school; null for an empty cell, PT422 for an unknown one. Asked by the functions that import people.';
