-- What was there before anything was protected is taken as it stands: one entry for every 500 rows lists their digests,
-- so that from here on every version of every row has its entry. On a new database these are the reference data.
-- Each lane is read as its own capability role, because row security shows the owner of the tables no rows.
do $$
declare
  v_lane  text;
  v_chunk record;
begin
  foreach v_lane in array array['identity', 'policy', 'vetting', 'booking'] loop
    execute format('set local role cap_%s', v_lane);
    for v_chunk in
      select part.kind, part.version, array_agg(part.target order by part.place) as targets,
        array_agg(part.digest order by part.place) as digests
      from (
        select found.*, row_number() over (partition by found.kind order by found.target collate "C") as place
        from ledger.unrecorded_in(v_lane) as found
        where found.digest is not null
      ) as part
      group by part.kind, part.version, (part.place - 1) / 500
      order by part.kind, min(part.place)
    loop
      set local role cap_ledger;
      insert into ledger.change (kind, target, fields_version, after)
      select v_chunk.kind, said.target, v_chunk.version, said.digest
      from unnest(v_chunk.targets, v_chunk.digests) with ordinality as said (target, digest, place)
      order by said.place;
      perform ledger.append('adopted', v_chunk.kind, null, 'done', '{}',
        jsonb_build_object('rows', cardinality(v_chunk.targets)));
      execute format('set local role cap_%s', v_lane);
    end loop;
  end loop;
  set local role safelane_owner;
end;
$$;
