-- Whether nobody whom this session could become is above the rules: no superuser, nobody exempt from row security,
-- nobody who makes roles or copies the cluster. A stray GRANT to the API server's role then stops every request
-- instead of opening every row.
create or replace function identity.session_is_harmless()
  returns boolean
  language sql
  stable
  parallel safe
begin atomic
  with recursive reachable (member) as (
    select held.oid
    from pg_catalog.pg_roles as held
    where held.rolname = session_user
    union
    select link.roleid
    from reachable
    join pg_catalog.pg_auth_members as link on link.member = reachable.member
    where link.set_option or link.inherit_option or link.admin_option
  )
  select not exists (
    select
    from reachable
    join pg_catalog.pg_roles as held on held.oid = reachable.member
    where held.rolsuper or held.rolbypassrls or held.rolcreaterole or held.rolreplication
  );
end;

revoke all on function identity.session_is_harmless() from public;
grant execute on function identity.session_is_harmless() to cap_seal;

comment on function identity.session_is_harmless() is
  'Whether no role reachable from session_user is superuser, BYPASSRLS, CREATEROLE or REPLICATION. Asked on every request.';
