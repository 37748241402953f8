-- Removed.
do $$
declare
  v_drop text;
begin
  for v_drop in
    select format('drop trigger %I on %s', t.tgname, t.tgrelid::regclass)
    from pg_catalog.pg_trigger as t
    join pg_catalog.pg_proc as p on p.oid = t.tgfoid
    where p.pronamespace = to_regnamespace('ledger') and p.proname = 'columns_say_what_the_body_says' and not t.tgisinternal
    union all
    select format('drop %s %s',
      case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end,
      p.oid::regprocedure)
    from pg_catalog.pg_proc as p
    where p.pronamespace = to_regnamespace('ledger') and p.proname = 'columns_say_what_the_body_says'
    union all
    select format('drop view %s', c.oid::regclass)
    from pg_catalog.pg_class as c
    where c.relnamespace = to_regnamespace('ledger') and c.relname = 'columns_say_what_the_body_says' and c.relkind = 'v'
  loop
    execute v_drop;
  end loop;
end;
$$;
