-- Row security that was switched off and on again is told by the next inspection, by the name of the table (TS-67, TS-77).
-- A migration to a newer revision explains what its own transactions wrote, and nothing else does. What nobody explained
-- is told again by every inspection, until somebody writes down why it is right.
set role cap_guard;

create or replace function guard.inspect(p_roles jsonb default null, p_because text default null)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_last     guard.inspection;
  v_number   integer;
  v_cluster  bigint := (select system_identifier from pg_control_system());
  v_database bigint := (select oid::bigint from pg_database where datname = current_database());
  v_anew     boolean;
  v_whole    boolean := true;
  v_own      text[];
  v_passages integer := (select coalesce(max(known.passage), 0) from guard.passage as known);
  v_root     text;
  v_seen     integer;
  v_changed  integer;
  v_told     integer;
begin
  perform pg_advisory_xact_lock('guard.inspection'::regclass::oid::bigint);
  select held.* into v_last from guard.inspection as held order by held.inspection desc limit 1;
  v_number := coalesce(v_last.inspection, 0) + 1;
  v_anew := v_last.inspection is null or v_last.cluster <> v_cluster or v_last.database <> v_database;
  if v_last.inspection is not null then
    v_whole := guard.sighted_root() = v_last.root
      and v_last.inspection = (select count(*) from guard.inspection);
  end if;

  select coalesce(array_agg(own), '{}') into v_own
  from guard.passage as known
  cross join unnest(known.transactions) as own
  where known.passage > v_last.passages
    and known.to_revision > coalesce(v_last.revision, '');

  with
  here as (
    select seen.kind, seen.name, seen.object, seen.xmin_is, seen.storage, seen.fact from guard.sightings() as seen
    union all
    select 'role', role.name, role.object, role.xmin_is, null, role.fact
    from jsonb_to_recordset(p_roles) as role (name text, object bigint, xmin_is text, fact text)
  ),
  there as (
    select seen.* from guard.sighted() as seen
    -- who may not read pg_authid leaves what is known of roles as it is
    where not v_anew and (seen.kind <> 'role' or p_roles is not null)
  ),
  compared as (
    select
      coalesce(here.kind, there.kind) as kind, coalesce(here.name, there.name) as name,
      here.object, here.xmin_is, here.storage, here.fact,
      case
        when v_anew then 'first'
        when there.kind is null and here.kind = 'role'
          and not exists (select from guard.sighted() as known where known.kind = 'role') then 'first'
        when there.kind is null then 'new'
        when here.kind is null then 'gone'
        when here.fact <> there.fact then 'changed'
        when here.object <> there.object then 'remade'
        when here.storage <> there.storage then 'rewritten'
        else 'touched'
      end as change
    from here
    full join there using (kind, name)
    where here.kind is null or there.kind is null
      or (here.object, here.xmin_is, here.fact) is distinct from (there.object, there.xmin_is, there.fact)
  )
  insert into guard.sighting (inspection, kind, name, change, verdict, object, xmin_was, storage, fact)
  select v_number, made.kind, made.name, made.change,
    case
      when made.change = 'first' then 'first'
      when made.xmin_is = any (v_own) or made.change = 'gone' and v_own <> '{}' then 'migration'
      -- an index holds no rule, and says the same; a constraint that says the same has got another index
      when made.kind = 'index' and made.change in ('touched', 'rewritten', 'remade')
        or made.kind in ('constraint', 'trigger') and made.change = 'rewritten' then 'maintenance'
      else 'unexplained'
    end,
    made.object, made.xmin_is, made.storage, made.fact
  from compared as made;
  get diagnostics v_changed = row_count;

  select count(*) into v_seen from guard.sighted();
  select count(*) into v_told from guard.sighting as told
  where told.inspection = v_number and told.verdict = 'unexplained';
  v_root := guard.sighted_root();

  insert into guard.inspection
    (inspection, revision, cluster, database, passages, seen, unexplained, root, whole, with_roles, because)
  values
    (v_number, guard.schema_revision(), v_cluster, v_database, v_passages, v_seen, v_told, v_root, v_whole,
     p_roles is not null, p_because);
  perform ledger.append('inspect', 'inspection', null, 'done', '{}',
    jsonb_build_object('inspection', v_number, 'root', v_root, 'seen', v_seen, 'unexplained', v_told), p_because);

  return jsonb_build_object('inspection', v_number, 'root', v_root, 'seen', v_seen, 'changed', v_changed,
    'unexplained', v_told, 'anew', v_anew, 'whole', v_whole, 'passages', v_passages,
    'cluster', v_cluster::text, 'database', v_database,
    'before', case when v_last.inspection is not null then jsonb_build_object(
      'inspection', v_last.inspection, 'at', v_last.at, 'passages', v_last.passages) end);
end;
$$;

revoke all on function guard.inspect(jsonb, text) from public;
grant execute on function guard.inspect(jsonb, text) to safelane_migrator;

comment on function guard.inspect(jsonb, text) is
  'Compare the catalogue with the inspection before, keep what is different, and write an entry with the root. p_roles: what pg_authid says, where it may be read. p_because: why what earlier inspections told is right. Called by safelane doctor.';

set role safelane_owner;
