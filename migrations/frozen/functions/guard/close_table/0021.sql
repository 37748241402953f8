-- A table starts shut: nobody has a grant, nothing is allowed, row security is on, and it binds the owner too (TS-67, TS-77).
-- What a capability may read and write it may in its functions only: whoever becomes its role, as a migration does to define
-- them, or is a member of it, reads and writes no row. Every file in policies/ begins here, so that the file is the whole truth about its table and running it again
-- leaves nothing of what it said before.
create or replace function guard.close_table(p_table regclass)
  returns void
  language plpgsql
  volatile
  parallel unsafe
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_name text;
begin
  if not exists (select from pg_class where oid = p_table and relkind in ('r', 'p')) then
    raise exception using
      errcode = '42809',
      message = format('%s is not a table', p_table);
  end if;

  for v_name in
    select polname from pg_policy where polrelid = p_table order by polname
  loop
    execute format('drop policy %I on %s', v_name, p_table);
  end loop;

  for v_name in
    select tgname from pg_trigger
    where tgrelid = p_table and not tgisinternal
      and tgname in ('_100_append_only', '_100_forward', '_100_no_truncate', '_890_change', '_900_entry')
    order by tgname
  loop
    execute format('drop trigger %I on %s', v_name, p_table);
  end loop;

  for v_name in
    select case when held.grantee = 0 then 'public' else held.grantee::regrole::text end
    from (
      select c.relowner, a.grantee
      from pg_class as c
      cross join aclexplode(c.relacl) as a
      where c.oid = p_table
      union
      select c.relowner, a.grantee
      from pg_attribute as t
      join pg_class as c on c.oid = t.attrelid
      cross join aclexplode(t.attacl) as a
      where t.attrelid = p_table
    ) as held
    where held.grantee <> held.relowner
    order by 1
  loop
    execute format('revoke all on %s from %s cascade', p_table, v_name);
  end loop;

  execute format('alter table %s enable row level security', p_table);
  execute format('alter table %s force row level security', p_table);
  -- In a function of a capability's, SET ROLE still says who called it. cap_migration has no functions: it loads reference data,
  -- and reads none, because a cursor that another role opened is asked this as the role that fetches from it.
  execute format($policy$
    create policy capability_in_its_functions_only on %s as restrictive to public
      using ((select left(current_user, 4) in ('cap_', 'web_') and (left(current_setting('role'), 4) <> 'cap_'
        or current_setting('role') = 'cap_migration' and current_user <> 'cap_migration')))
      with check ((select left(current_user, 4) in ('cap_', 'web_') and (left(current_setting('role'), 4) <> 'cap_'
        or current_setting('role') = 'cap_migration')))
    $policy$, p_table);
end;
$$;

-- Nobody but the owner of the tables calls this, and only in a migration.
revoke all on function guard.close_table(regclass) from public;

comment on function guard.close_table(regclass) is
  'Takes every grant and policy, and the triggers that guard attached, from a table, forces row security on, and lets capability roles in by their functions only. Called first in every file of policies/.';
