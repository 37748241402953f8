-- Whoever takes confidential openings home is on record first (TS-12, E5): an entry says up to which leaf, and about what, and
-- is committed before the first of them is given out. Only leads see an entry that says about what (F9).
set role cap_ledger;

create or replace function ledger.begin_export(p_size bigint, p_targets uuid[] default null)
  returns bigint
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_targets uuid[] := (select array_agg(distinct named order by named) from unnest(p_targets) as named where named is not null);
begin
  if p_size is null or p_size < 0 or p_size > ledger.size() then
    raise exception using
      errcode = '22023',
      message = 'an export is of a tree that is there',
      hint = 'Say how many of its leaves: no fewer than 0 and no more than ledger.size().';
  end if;
  if p_targets is not null and v_targets is null or cardinality(v_targets) > 1000 then
    raise exception using
      errcode = '22023',
      message = 'an export is about everything, or about objects that are named',
      hint = 'Name 1 to 1,000 of them, or give null.';
  end if;
  return ledger.enter(
    case when v_targets is null then 'export_openings' else 'export_openings_about' end, null, null,
    p_detail => jsonb_strip_nulls(jsonb_build_object('size', p_size, 'targets', to_jsonb(v_targets))));
end;
$$;

revoke all on function ledger.begin_export(bigint, uuid[]) from public;
grant execute on function ledger.begin_export(bigint, uuid[]) to safelane_auditor;

comment on function ledger.begin_export(bigint, uuid[]) is
  'Write the entry of an export of openings, of the first p_size leaves, about objects that are named or about everything (null); returns its number for ledger.openings. Called by safelane ledger export and audit-retention.';

set role safelane_owner;
