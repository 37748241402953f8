-- What a capability may read and write it may in its functions only: whoever becomes its role, or is a member of it, may nothing.
select format('capability_in_its_functions_only on %s', c.oid::regclass) as object,
  case when p.oid is null then 'the table is open to whoever becomes a capability role'
    else 'the policy does not say what it says everywhere else' end as problem
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
left join pg_policy as p on p.polrelid = c.oid and p.polname = 'capability_in_its_functions_only'
where n.nspname in ('identity', 'policy', 'vetting', 'booking', 'recording', 'ledger', 'guard')
  and c.relkind in ('r', 'p')
  -- whoever migrates says the revision, and everybody may read it
  and (n.nspname, c.relname) <> ('guard', 'alembic_version')
  and (p.oid is null or p.polpermissive or p.polcmd <> '*' or p.polroles <> array[0::oid]
    or pg_get_expr(p.polqual, p.polrelid) is distinct from
      $$( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR ((current_setting('role'::text) = 'cap_migration'::text) AND (CURRENT_USER <> 'cap_migration'::name)))))$$
    or pg_get_expr(p.polwithcheck, p.polrelid) is distinct from
      $$( SELECT (("left"((CURRENT_USER)::text, 4) = ANY (ARRAY['cap_'::text, 'web_'::text])) AND (("left"(current_setting('role'::text), 4) <> 'cap_'::text) OR (current_setting('role'::text) = 'cap_migration'::text))))$$)
order by 1
