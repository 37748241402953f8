-- Every view runs with the rights of whoever reads it, and lets no function see a row before its policy did.
select format('%I.%I', n.nspname, c.relname) as object,
  case when c.relkind = 'm' then 'a materialized view holds rows that no policy guards'
    else concat_ws(', ',
      case when not coalesce(o.invoker, false) then 'security_invoker is not on' end,
      case when not coalesce(o.barrier, false) then 'security_barrier is not on' end)
  end as problem
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
cross join lateral (
  select bool_or(option_value::boolean) filter (where option_name = 'security_invoker') as invoker,
    bool_or(option_value::boolean) filter (where option_name = 'security_barrier') as barrier
  from pg_options_to_table(c.reloptions)) as o
where c.relkind in ('v', 'm')
  and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'tap', 'tests')
  -- a materialized view has neither, and cannot
  and not (coalesce(o.invoker, false) and coalesce(o.barrier, false))
  and not exists (
    select from pg_depend as d
    where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
order by 1
