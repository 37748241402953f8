-- A screening run of an import is recorded like any other, with what it found (TS-81, C.6): a hit in the file blocks like
-- a hit of today (F14).
create or replace function vetting.import_screening_run(p_person uuid, p_row jsonb)
  returns jsonb
  language plpgsql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_source   constant text := identity.import_text(p_row, 'source');
  v_outcome  constant text := identity.import_text(p_row, 'outcome');
  v_strength constant text := identity.import_text(p_row, 'hit_strength');
  v_note     constant text := identity.import_text(p_row, 'hit_note');
  -- the Single Central Record shows the day of a run and not its instant
  v_day_only constant boolean := coalesce(p_row ->> 'ran_at' ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', false);
  v_day      constant date := case when v_day_only then identity.import_day(p_row, 'ran_at') end;
  v_ran      constant timestamptz := case when not v_day_only then identity.import_instant(p_row, 'ran_at') end;
begin
  perform identity.import_columns(
    p_row, 'person_ref', 'person_id', 'source', 'outcome', 'ran_at', 'hit_strength', 'hit_note');

  if exists (
    select
    from vetting.screening_run as known
    where known.person_id = p_person
      and known.source = v_source
      and known.outcome = v_outcome
      and (known.ran_at = v_ran or identity.civil_date(known.ran_at) = v_day)
      and (
        v_strength is null and v_note is null
        or exists (
          select
          from vetting.screening_hit as hit
          where hit.run_id = known.run_id
            and hit.strength = v_strength
            and hit.note = v_note
        )
      )
  ) then
    return null;
  end if;

  if v_day_only then
    raise exception using
      errcode = 'PT409',
      message = 'the row does not show ran_at in full, and nothing on record agrees with it',
      hint = 'Write the instant of the run with its offset, for instance 2026-01-31T09:30:00Z.';
  end if;
  return api.record_screening_run(
    p_person, v_source, v_outcome, v_ran,
    case
      when v_strength is null and v_note is null then '[]'
      else jsonb_build_array(jsonb_build_object('strength', v_strength, 'note', v_note))
    end);
end;
$$;

revoke all on function vetting.import_screening_run(uuid, jsonb) from public;
grant execute on function vetting.import_screening_run(uuid, jsonb) to cap_vetting;

comment on function vetting.import_screening_run(uuid, jsonb) is
  'The answer of record_screening_run, or null where the run is on record already. Called by import_check.';
