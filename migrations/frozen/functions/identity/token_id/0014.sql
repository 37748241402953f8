-- Removed.
do $$
declare
  v_drop text;
begin
  for v_drop in
    select format('drop trigger %I on %s', t.tgname, t.tgrelid::regclass)
    from pg_catalog.pg_trigger as t
    join pg_catalog.pg_proc as p on p.oid = t.tgfoid
    where p.pronamespace = to_regnamespace('identity') and p.proname = 'token_id' and not t.tgisinternal
    union all
    select format('drop %s %s',
      case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end,
      p.oid::regprocedure)
    from pg_catalog.pg_proc as p
    where p.pronamespace = to_regnamespace('identity') and p.proname = 'token_id'
    union all
    select format('drop view %s', c.oid::regclass)
    from pg_catalog.pg_class as c
    where c.relnamespace = to_regnamespace('identity') and c.relname = 'token_id' and c.relkind = 'v'
  loop
    execute v_drop;
  end loop;
end;
$$;
