-- Training of an import is recorded like any other (TS-83, TS-84, TS-85).
create or replace function vetting.import_training(p_person uuid, p_row jsonb)
  returns jsonb
  language plpgsql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_topic    constant text := identity.import_text(p_row, 'topic');
  v_on       constant date := identity.import_day(p_row, 'completed_on');
  v_provider constant text := identity.import_text(p_row, 'provider');
begin
  perform identity.import_columns(p_row, 'person_ref', 'person_id', 'topic', 'completed_on', 'provider');

  if exists (
    select
    from vetting.training as known
    where known.person_id = p_person
      and known.topic = v_topic
      and known.completed_on = v_on
      and vetting.import_says(v_provider, known.provider)
  ) then
    return null;
  end if;

  perform vetting.import_complete(p_row);
  return api.record_training(p_person, v_topic, v_on, v_provider);
end;
$$;

revoke all on function vetting.import_training(uuid, jsonb) from public;
grant execute on function vetting.import_training(uuid, jsonb) to cap_vetting;

comment on function vetting.import_training(uuid, jsonb) is
  'The answer of record_training, or null where the training is on record already. Called by import_check.';
