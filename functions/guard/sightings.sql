-- Every row of the catalogue that decides who may do what here, with the transaction that wrote it (TS-67, TS-77).
-- Row security that was switched off and on again reads as before; the row that says so was written by another
-- transaction. VACUUM and ANALYZE write these rows in place and leave no trace; VACUUM FULL, CLUSTER and REINDEX leave
-- another storage, REINDEX CONCURRENTLY another index for a constraint and its triggers. Freezing does not change what xmin says. Not pg_authid, which only a superuser may read.
create or replace function guard.sightings()
  returns table (kind text, name text, object bigint, xmin_is text, storage bigint, fact text)
  language sql
  stable
  set search_path = pg_catalog, pg_temp
as $$
  with
  lane as (
    select n.oid, n.nspname, n.nspowner, n.nspacl, n.xmin as xmin_is
    from pg_namespace as n
    where n.nspname <> 'information_schema' and n.nspname !~ '^pg_' and n.nspname not in ('tap', 'tests')
      and not exists (
        select from pg_depend as d
        where d.classid = 'pg_namespace'::regclass and d.objid = n.oid and d.deptype = 'e')
  ),
  relation as (
    select c.*, c.xmin as xmin_is, format('%I.%I', l.nspname, c.relname) as name
    from pg_class as c
    join lane as l on l.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S', 'i', 'I')
      and not exists (
        select from pg_depend as d
        where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
  ),
  ours as (
    select r.oid from pg_roles as r where r.rolname ~ '^(safelane_|cap_|web_|authenticator)'
  ),
  seen (kind, name, object, xmin_is, storage, said) as (
    select 'schema', quote_ident(l.nspname), l.oid, l.xmin_is, null::oid, concat_ws(' ', l.nspowner, l.nspacl)
    from lane as l
    union all
    select case c.relkind when 'v' then 'view' when 'm' then 'view' when 'S' then 'sequence' when 'i' then 'index'
        when 'I' then 'index' else 'table' end,
      c.name, c.oid, c.xmin_is, c.relfilenode,
      concat_ws(' ', c.relkind, c.relowner, c.relacl, c.relrowsecurity, c.relforcerowsecurity, c.relpersistence,
        c.reloptions, c.relispartition)
    from relation as c
    union all
    select 'column', format('%s.%I', c.name, a.attname), a.attnum::integer::oid, a.xmin, null::oid, (to_jsonb(a) - 'attstattarget')::text
    from pg_attribute as a
    join relation as c on c.oid = a.attrelid
    where a.attnum > 0 and not a.attisdropped and c.relkind not in ('i', 'I', 'S')
    union all
    select 'policy', format('%s.%I', c.name, p.polname), p.oid, p.xmin, null::oid, (to_jsonb(p) - 'oid')::text
    from pg_policy as p
    join relation as c on c.oid = p.polrelid
    union all
    select 'function', p.oid::regprocedure::text, p.oid, p.xmin, null::oid, (to_jsonb(p) - 'oid')::text
    from pg_proc as p
    join lane as l on l.oid = p.pronamespace
    where not exists (
      select from pg_depend as d
      where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
    union all
    -- the triggers of a foreign key are called by the number of their object, so they are named by what they do
    select 'trigger',
      case when t.tgisinternal then format('%s.%I %s', c.name, coalesce(k.conname, t.tgname), t.tgfoid::regproc)
        else format('%s.%I', c.name, t.tgname) end,
      t.oid, t.xmin, t.tgconstrindid, (to_jsonb(t) - 'oid' - 'tgconstrindid')::text
    from pg_trigger as t
    join relation as c on c.oid = t.tgrelid
    left join pg_constraint as k on k.oid = t.tgconstraint
    union all
    select 'constraint', format('%s.%I', coalesce(c.name, k.contypid::regtype::text), k.conname), k.oid, k.xmin, k.conindid,
      (to_jsonb(k) - 'oid' - 'conindid')::text
    from pg_constraint as k
    join lane as l on l.oid = k.connamespace
    left join relation as c on c.oid = k.conrelid
    union all
    select 'rule', format('%s.%I', c.name, r.rulename), r.oid, r.xmin, null::oid, (to_jsonb(r) - 'oid')::text
    from pg_rewrite as r
    join relation as c on c.oid = r.ev_class
    union all
    select 'event trigger', quote_ident(e.evtname), e.oid, e.xmin, null::oid, (to_jsonb(e) - 'oid')::text
    from pg_event_trigger as e
    where not exists (
      select from pg_depend as d
      where d.classid = 'pg_event_trigger'::regclass and d.objid = e.oid and d.deptype = 'e')
    union all
    select 'membership', format('%s > %s by %s', m.roleid::regrole, m.member::regrole, m.grantor::regrole), m.oid, m.xmin,
      null::oid, concat_ws(' ', m.admin_option, m.inherit_option, m.set_option)
    from pg_auth_members as m
    where m.roleid in (select ours.oid from ours) or m.member in (select ours.oid from ours)
    union all
    select 'setting', concat_ws(' ', case when s.setrole = 0 then 'everybody' else s.setrole::regrole::text end,
        case when s.setdatabase = 0 then 'in every database' else 'in this database' end), s.setrole, s.xmin, null::oid,
      s.setconfig::text
    from pg_db_role_setting as s
    where s.setdatabase in (0, (select d.oid from pg_database as d where d.datname = current_database()))
      and (s.setrole = 0 or s.setrole in (select ours.oid from ours))
  )
  select seen.kind, seen.name, seen.object::bigint, seen.xmin_is::text, seen.storage::bigint,
    substr(encode(sha256(convert_to(coalesce(seen.said, ''), 'UTF8')), 'hex'), 1, 32)
  from seen
$$;

revoke all on function guard.sightings() from public;
grant execute on function guard.sightings() to cap_guard;

comment on function guard.sightings() is
  'One row a catalogue entry of this installation: kind, name, object number, the transaction that wrote it, storage, and half a SHA-256 of what it says. Called by guard.inspect and guard.note_passage.';
