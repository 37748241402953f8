-- No action without an entry (TS-12, TS-68, F22): a transaction that changed a protected row commits only if an entry
-- of its own, written after the change, lists that row with the digest it was left with. For every role.
-- The claim of an entry is the range of changes it gathered; one written before the change does not reach it.
set role cap_ledger;

create or replace function ledger.require_entry()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
  set timezone = 'UTC'
  set datestyle = 'ISO, YMD'
  set intervalstyle = 'iso_8601'
  set bytea_output = 'hex'
  set extra_float_digits = 1
as $$
declare
  c_kind   constant text := tg_table_schema || '.' || tg_table_name;
  c_row    constant jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
  c_target constant text := ledger.key_text(c_row, string_to_array(tg_argv[1], ','));
  v_after  bytea;
begin
  if tg_op <> 'DELETE' then
    v_after := ledger.digest(c_row, string_to_array(tg_argv[2], ','));
  end if;

  if not exists (
    select
    from ledger.change as made
    where made.kind = c_kind
      and made.target = c_target
      and made.after is not distinct from v_after
      and made.xid = pg_current_xact_id()
      and exists (
        select
        from ledger.opening as claim
        where claim.xid = made.xid
          and claim.last_change >= made.change_id
          and claim.first_change <= made.change_id
      )
  ) then
    raise exception using
      errcode = '23514',
      constraint = '_900_entry',
      schema = tg_table_schema,
      table = tg_table_name,
      message = 'a change to a protected table has no entry in the ledger',
      detail = format('%s on %s', lower(tg_op), c_kind),
      hint = 'Write the entry with ledger.append in the same transaction, after the last change.';
  end if;
  return null;
end;
$$;

revoke all on function ledger.require_entry() from public;
grant execute on function ledger.require_entry() to safelane_owner;

comment on function ledger.require_entry() is
  'Refuses the commit of a change without an entry (23514, constraint _900_entry). Deferred constraint trigger _900_entry on every protected table.';

set role safelane_owner;
