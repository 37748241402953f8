-- No rewrite rule turns a statement into another one, and no publication sends rows past their policies.
select format('%I on %s', r.rulename, r.ev_class::regclass) as object, 'is a rewrite rule' as problem
from pg_rewrite as r
join pg_class as c on c.oid = r.ev_class
join pg_namespace as n on n.oid = c.relnamespace
where r.rulename <> '_RETURN'
  and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'tap', 'tests')
union all
select 'publication ' || quote_ident(pubname), 'sends rows to subscribers, whom no policy binds'
from pg_publication
order by 1
