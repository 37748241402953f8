-- What a screening found comes as a short list, each hit with its strength and a note; a failed run found nothing.
create or replace function vetting.check_hits(p_hits jsonb, p_outcome text)
  returns jsonb
  language plpgsql
  immutable
  parallel safe
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_hits jsonb := coalesce(p_hits, '[]');
  v_hit  jsonb;
  v_read jsonb := '[]';
begin
  if jsonb_typeof(v_hits) <> 'array' or jsonb_array_length(v_hits) > 50
    or p_outcome = 'failed' and v_hits <> '[]'
  then
    raise exception using
      errcode = 'PT422',
      message = 'hits is not a list that fits the run',
      hint = 'Send at most 50 objects {"strength", "note"}; a failed run has none.';
  end if;

  for v_hit in select hit from jsonb_array_elements(v_hits) as listed (hit) loop
    if jsonb_typeof(v_hit) <> 'object' or v_hit - array['strength', 'note'] <> '{}' then
      raise exception using
        errcode = 'PT422',
        message = 'a hit is not an object with strength and note',
        hint = 'Send {"strength": "potential", "note": "…"}.';
    end if;
    v_read := v_read || jsonb_build_object(
      'strength', identity.check_choice(v_hit ->> 'strength', 'strength', 'potential', 'confirmed'),
      'note', vetting.check_prose(v_hit ->> 'note', 'note', 1, 2000)
    );
  end loop;
  return v_read;
end;
$$;

revoke all on function vetting.check_hits(jsonb, text) from public;
grant execute on function vetting.check_hits(jsonb, text) to cap_vetting;

comment on function vetting.check_hits(jsonb, text) is
  'The hits of a run, trimmed, or PT422. Asked where a run is recorded.';
