-- Entries get their place in the tree after their transactions, so that nobody who acts waits for anybody (F22). One
-- statement takes one snapshot: what it sees without a leaf is numbered in the order of the entries, and below the
-- oldest transaction that it sees running nothing can turn up any more. An entry that commits later is found later: none
-- is lost, none is numbered twice, and what was committed before something else began stands before it.
set role cap_ledger;

create or replace function ledger.integrate(out size bigint, out added bigint, out backlog bigint)
  returns record
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_custom_plan
as $$
declare
  c_worth_a_mark constant bigint := 1000;
  v_before bigint;
  v_low    xid8;
begin
  -- a checkpoint must never be of leaves that a crash could take back
  if current_setting('synchronous_commit') = 'off' then
    perform set_config('synchronous_commit', 'on', true);
  end if;

  for v_try in 1 .. 5 loop
    begin
      v_before := ledger.size();
      v_low := ledger.low_water();
      with waiting as materialized (
        select found.seq, found.hash from ledger.backlog(v_low) as found
      ),
      placed as (
        insert into ledger.leaf (idx, seq, hash)
        select v_before + row_number() over (order by waiting.seq) - 1, waiting.seq, waiting.hash
        from waiting
        order by waiting.seq
        returning leaf.idx
      ),
      counted as (
        select count(*) as leaves from placed
      ),
      marked as (
        insert into ledger.batch (size, low_water)
        select v_before + counted.leaves, pg_snapshot_xmin(pg_current_snapshot())
        from counted
        where counted.leaves > 0
          or v_low = '0'::xid8
          or c_worth_a_mark < (
            select count(*) from ledger.entry as entry where entry.xid >= v_low and counted.leaves = 0)
      )
      select counted.leaves into added from counted;
      exit;
    exception
      -- somebody else was integrating; what they placed is seen in the next snapshot
      when unique_violation then
        added := 0;
    end;
  end loop;

  size := v_before + added;
  if added > 0 then
    perform ledger.complete_nodes(v_before, size);
  end if;
  select count(*) into backlog from ledger.backlog(ledger.low_water());
end;
$$;

revoke all on function ledger.integrate() from public;
grant execute on function ledger.integrate() to safelane_sealer;

comment on function ledger.integrate() is
  'Give every committed entry without a leaf its place in the tree; returns the size, how many were added, and how many came meanwhile. Safe to run twice at once. Called by safelane seal.';

set role safelane_owner;
