-- Which rows of a lane no entry speaks for as they are now (TS-12, TS-68): changed or put there past the triggers, put
-- back to an older version, or removed. Runs as whoever asks and sees what that role sees: a capability role whose
-- policies show it the whole lane (functions/<lane>/unrecorded.sql).
create or replace function ledger.unrecorded_in(p_lane text)
  returns table (kind text, target text, version integer, digest bytea)
  language plpgsql
  stable
  set search_path = pg_catalog, pg_temp
  set timezone = 'UTC'
  set datestyle = 'ISO, YMD'
  set intervalstyle = 'iso_8601'
  set bytea_output = 'hex'
  set extra_float_digits = 1
as $$
declare
  v_rows text;
begin
  -- one branch a table that is there; of a table that is not, every row is gone
  select string_agg(
    format('select %L, ledger.key_text(to_jsonb(held), %L), to_jsonb(held) from %s as held',
      listed.kind, listed.keys, listed.relation),
    ' union all ')
  into v_rows
  from (
    select known.kind, to_regclass(known.kind) as relation, array_agg(a.attname::text order by k.place) as keys
    from (select distinct list.kind from ledger.field_lists(p_lane) as list) as known
    join pg_index as i on i.indrelid = to_regclass(known.kind) and i.indisprimary
    cross join unnest(i.indkey::smallint[]) with ordinality as k (attnum, place)
    join pg_attribute as a on a.attrelid = i.indrelid and a.attnum = k.attnum
    group by known.kind
  ) as listed;

  return query execute
    'with
     list as materialized (select * from ledger.field_lists($1)),
     newest as (select distinct on (kind) kind, version, fields from list order by kind, version desc),
     held (kind, target, said) as (' || coalesce(v_rows, 'select null, null, null::jsonb where false') || ')
     select coalesce(held.kind, claim.kind), coalesce(held.target, claim.target), newest.version,
       ledger.digest(held.said, newest.fields)
     from held
     full join guard.claimed($1) as claim on claim.kind = held.kind and claim.target = held.target
     join newest on newest.kind = coalesce(held.kind, claim.kind)
     left join list on list.kind = claim.kind and list.version = claim.version
     where case
       when held.said is null then claim.digest is not null
       else claim.digest is null or claim.digest is distinct from ledger.digest(held.said, list.fields)
     end'
    using p_lane;
end;
$$;

revoke all on function ledger.unrecorded_in(text) from public;
grant execute on function ledger.unrecorded_in(text) to cap_identity, cap_policy, cap_vetting, cap_booking, cap_recording;

comment on function ledger.unrecorded_in(text) is
  'The rows of a lane''s protected tables whose present version no entry lists, with the digest they have now; null for a row that is gone. Asked by unrecorded() of each lane.';
