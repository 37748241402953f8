-- What leaves commit to, for whoever audits (TS-12, TS-68): as far as the entry of this export says, which is committed and no
-- more than a day old. Rolling back what was read would take the entry with it, so it is of an earlier transaction.
set role cap_ledger;

create or replace function ledger.openings(p_entry bigint, p_from bigint, p_count integer)
  returns table (idx bigint, salt bytea, body text, retention_salt bytea, retention text)
  language plpgsql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_said    jsonb;
  v_size    bigint;
  v_all     boolean;
  v_targets uuid[];
begin
  select said.body::jsonb into v_said
  from ledger.opening as said
  where said.seq = p_entry
    and said.action in ('export_openings', 'export_openings_about')
    and said.xid is distinct from pg_current_xact_id_if_assigned()
    and said.at > now() - interval '1 day'
    and said.body::jsonb ->> 'session_user' = session_user;
  if v_said is null then
    raise exception using
      errcode = '42501',
      message = format('entry %s begins no export of yours', p_entry),
      hint = 'Call ledger.begin_export, commit, and read within a day.';
  end if;
  v_size := v_said #>> '{detail,size}';
  v_all := v_said ->> 'action' = 'export_openings';
  v_targets := (select array_agg(named::uuid) from jsonb_array_elements_text(v_said #> '{detail,targets}') as named);

  return query
    select place.idx, opened.salt, opened.body, opened.retention_salt, opened.retention
    from ledger.leaf as place
    join ledger.opening as opened on opened.seq = place.seq
    where place.idx >= p_from
      and place.idx < least(v_size, p_from + least(p_count, 100000))
      and (v_all or opened.target_id = any (v_targets))
    order by place.idx;
end;
$$;

revoke all on function ledger.openings(bigint, bigint, integer) from public;
grant execute on function ledger.openings(bigint, bigint, integer) to safelane_auditor;

comment on function ledger.openings(bigint, bigint, integer) is
  'Openings of leaves from an index on, up to a count (at most 100,000), in order, as far as the entry that ledger.begin_export wrote reaches; 42501 without one. Called by safelane ledger export and audit-retention.';

set role safelane_owner;
