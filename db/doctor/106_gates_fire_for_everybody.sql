-- Every trigger of ours is ENABLE ALWAYS: it fires for a superuser, under BYPASSRLS and in replica mode.
-- And no foreign key is switched off. A trigger of a view has no such switch; it stands in the way of writes only.
select format('%I on %s', t.tgname, t.tgrelid::regclass) as object,
  case t.tgenabled when 'D' then 'is disabled' when 'R' then 'fires on replicas only'
    else 'does not fire where session_replication_role is replica' end as problem
from pg_trigger as t
join pg_class as c on c.oid = t.tgrelid
join pg_namespace as n on n.oid = c.relnamespace
where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'tap', 'tests')
  and c.relkind <> 'v'
  and t.tgenabled <> case when t.tgisinternal then 'O' else 'A' end
union all
select 'event trigger ' || quote_ident(e.evtname), 'does not fire always'
from pg_event_trigger as e
join pg_proc as p on p.oid = e.evtfoid
join pg_namespace as n on n.oid = p.pronamespace
where n.nspname in ('guard', 'identity', 'policy', 'vetting', 'booking', 'recording', 'ledger', 'warden', 'api', 'api_lane')
  and e.evtenabled <> 'A'
order by 1
