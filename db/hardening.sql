-- What lies beside the tables is closed too: large objects, which row security and FORCE never see, and the server's
-- counters, which tell whoever may connect that a row was written to a table they cannot read.
--
-- Run once per database by a superuser: these functions belong to one, and nobody else can take
-- them from PUBLIC. The launcher runs it in the templates of its own server, so that every database
-- made there is hardened. Safelane works without it, where a managed service does not allow it.

revoke execute on function
  pg_catalog.lo_creat(integer),
  pg_catalog.lo_create(oid),
  pg_catalog.lo_from_bytea(oid, bytea),
  pg_catalog.lo_import(text),
  pg_catalog.lo_import(text, oid),
  pg_catalog.lo_export(oid, text),
  pg_catalog.lo_open(oid, integer),
  pg_catalog.lo_close(integer),
  pg_catalog.lo_get(oid),
  pg_catalog.lo_get(oid, bigint, integer),
  pg_catalog.lo_put(oid, bigint, bytea),
  pg_catalog.lo_lseek(integer, integer, integer),
  pg_catalog.lo_lseek64(integer, bigint, integer),
  pg_catalog.lo_tell(integer),
  pg_catalog.lo_tell64(integer),
  pg_catalog.lo_truncate(integer, integer),
  pg_catalog.lo_truncate64(integer, bigint),
  pg_catalog.lo_unlink(oid),
  pg_catalog.loread(integer, integer),
  pg_catalog.lowrite(integer, bytea)
from public;

-- How many rows were ever written to booking.restriction, who waits for a lock on it and how often a function was
-- called: existence is content (F9). Monitoring reads it as a member of pg_read_all_stats. Sizes in pages and the
-- planner's estimates in pg_class stay open: psql and PostgREST read that table.
do $$
declare
  v_what text;
begin
  for v_what in
    select format('function %s', counter.oid::regprocedure)
    from pg_catalog.pg_proc as counter
    where counter.pronamespace = 'pg_catalog'::regnamespace
      and (counter.proname ~ '^pg_stat_get_(?!db_|subscription_)' and counter.proargtypes::text = '26'
           or counter.proname = 'pg_lock_status')
    union all
    select format('table %s', list.oid::regclass)
    from pg_catalog.pg_class as list
    where list.relnamespace = 'pg_catalog'::regnamespace
      and list.relkind = 'v'
      and (list.relname ~ '^pg_stat(io)?_(xact_)?(all|sys|user)_(tables|indexes|sequences|functions)$'
           or list.relname in ('pg_stat_user_functions', 'pg_stat_xact_user_functions', 'pg_locks'))
  loop
    execute format('revoke all on %s from public', v_what);
    execute format('grant %s on %s to pg_read_all_stats',
      case when v_what like 'function %' then 'execute' else 'select' end, v_what);
  end loop;
end;
$$;
