-- Some rules of the house hold whoever approves: each is broken here once in each way it can be, and each time the thing is named;
-- its neighbours that break none are not (TS-55, TS-67, TS-77). The numbers are those of docs/doctor.md.
begin;
select plan(20);

-- roles are the whole server's: # makes their names this session's alone
create function pg_temp.given(p_sql text) returns void language sql as $$
  select tests.given(replace(p_sql, '#', '_' || pg_backend_pid()))
$$;
create function pg_temp.by_the_owner(p_sql text) returns bigint language sql as $$
  select tests.as_safelane_owner(replace(p_sql, '#', '_' || pg_backend_pid()))
$$;
-- an object of another catalogue has the same number by chance, and belongs to the extension; or it only depends on one
create function pg_temp.same_number(p_found text, p_catalogue text, p_kind text default 'e') returns void language sql as $$
  select tests.given(format('insert into pg_catalog.pg_depend values (%L::regclass, (%s)::oid, 0, ''pg_extension''::regclass,
    (select oid from pg_catalog.pg_extension where extname = ''btree_gist''), 0, %L)', p_catalogue, p_found, p_kind))
$$;
select pg_temp.given($$
  create role theirs#; create role login# login; create role above# superuser;
  create role authenticator_odd# login noinherit;
  create role web_asks#; create role web_super# superuser; create role web_bypass# bypassrls; create role web_createrole# createrole;
  create role web_createdb# createdb; create role web_replication# replication; create role web_login# login;
  create role cap_out#; create role cap_near#; create role cap_far#; create role cap_kept#;
  grant web_asks#, web_super#, web_bypass#, web_createrole#, web_createdb#, web_replication#, cap_out# to authenticator_odd# with inherit false, set true;
  grant theirs# to web_asks# with inherit true, set false;
  grant login# to web_asks# with inherit false, set true;
  -- nobody becomes somebody by ADMIN alone
  grant above# to web_asks# with inherit false, set false, admin true;
  grant cap_near# to theirs# with inherit true, set false, admin true;
  grant cap_far# to theirs# with inherit false, set true, admin true;
  grant cap_kept# to theirs# with inherit false, set false, admin true;
  grant cap_kept# to cap_migration with inherit false, set true, admin false;
  grant login# to web_login# with inherit false, set true, admin true;
$$);

select pg_temp.by_the_owner($$
  create schema odd; grant usage on schema odd to public;
  create table odd.open (a integer);
  create table odd.unforced (a integer); alter table odd.unforced enable row level security;
  create table odd.unenabled (a integer); alter table odd.unenabled force row level security;
  create table odd.parted (a integer) partition by list (a);
  create table odd.shut (a integer primary key, b integer constraint points references odd.shut);
  alter table odd.shut enable row level security, force row level security;
  create view odd.fine with (security_invoker = true, security_barrier = true, check_option = 'local') as select a from odd.shut;
  create view odd.owners with (security_barrier = true) as select a from odd.shut;
  create view odd.owners_said with (security_invoker = false, security_barrier = true) as select a from odd.shut;
  create view odd.leaks with (security_invoker = true) as select a from odd.shut;
  create view odd.neither as select a from odd.shut;
  create materialized view odd.kept as select 1 as one;
  create function odd.of_the_owner() returns integer language sql security definer set search_path = pg_catalog, pg_temp return 1;
  create function odd.lost() returns integer language sql security definer return 1;
  create function odd.astray() returns integer language sql security definer set search_path = public, pg_temp return 1;
  create function odd.right() returns integer language sql security definer set datestyle = 'ISO' set search_path = pg_catalog, pg_temp return 1;
  create function odd.of_the_caller() returns integer language sql return 1;
  revoke execute on function odd.of_the_owner(), odd.lost(), odd.astray(), odd.right() from public;
  create function odd.for_everybody() returns integer language sql return 1; grant execute on function odd.for_everybody() to public;
  create function odd.fires() returns trigger language plpgsql as $f$ begin return null; end $f$;
  create function odd.on_ddl() returns event_trigger language plpgsql as $f$ begin end $f$;
  revoke execute on function odd.fires(), odd.on_ddl() from public;
  grant select on odd.shut, odd.fine to web_asks#; grant insert on odd.shut to cap_kept#;
  grant insert, delete on odd.open to web_asks#; grant update (a) on odd.shut to web_asks#; grant trigger on odd.shut to authenticator_odd#;
  grant select on odd.unforced to public; grant select (a) on odd.unenabled to public;
  create trigger always before insert on odd.shut for each row execute function odd.fires();
  alter table odd.shut enable always trigger always;
  create trigger origin before insert on odd.shut for each row execute function odd.fires();
  create trigger replica before insert on odd.shut for each row execute function odd.fires();
  alter table odd.shut enable replica trigger replica;
  create trigger off before insert on odd.shut for each row execute function odd.fires();
  alter table odd.shut disable trigger off;
  create trigger on_a_view instead of insert on odd.fine for each row execute function odd.fires();
  create policy to_all on odd.shut as restrictive for select to public using (true);
  create policy to_some on odd.shut as restrictive for select to web_asks#, web_login# using (true);
  create policy to_the_owner_not on odd.shut as restrictive for select to safelane_owner using (false);
  create policy named on odd.shut for select to cap_kept# using (true);
  create policy for_public on odd.shut for select to public using (true);
  create policy for_all on odd.shut for all to cap_kept# using (true);
  create policy for_the_owner on odd.shut for select to safelane_owner using (true);
  create policy for_a_login on odd.shut for select to login#, cap_kept# using (true);
  create rule turned as on update to odd.shut do instead nothing;
  create table api.shown (a integer); alter table api.shown enable row level security, force row level security;
  create sequence api.counts;
  create operator odd.=== (function = int4eq, leftarg = integer, rightarg = integer);
$$);

select pg_temp.given($$
  alter function odd.lost() owner to cap_kept#; alter function odd.astray() owner to cap_kept#; alter function odd.right() owner to cap_kept#;
  alter table odd.shut disable trigger all; alter table odd.shut enable trigger user;
  alter table odd.shut enable always trigger always; alter table odd.shut enable replica trigger replica; alter table odd.shut disable trigger off;
  create function odd.as_they_come() returns integer language sql return 1; alter function odd.as_they_come() owner to cap_kept#;
  create schema api_lane authorization theirs#;
  create schema odd_theirs authorization theirs#;
  create function guard.of_theirs() returns integer language sql return 1; alter function guard.of_theirs() owner to theirs#;
  create function guard.on_ddl() returns event_trigger language plpgsql as $f$ begin end $f$; alter function guard.on_ddl() owner to cap_guard;
  revoke execute on function guard.of_theirs(), guard.on_ddl() from public;
  create table guard.of_theirs (a integer); alter table guard.of_theirs enable row level security, force row level security;
  alter table guard.of_theirs owner to theirs#; create index on guard.of_theirs (a);
  create trigger in_the_tests before insert on tests.ruled for each row execute function odd.fires();
  create temporary table passing (a integer); create trigger passing before insert on passing for each row execute function odd.fires();
  create function pg_temp.passing() returns integer language sql security definer return 1;
  create rule in_the_tests as on delete to tests.ruled do instead nothing;
  create publication odd for table odd.shut
$$) from (select pg_temp.given('create table tests.ruled (a integer)')) as first;

-- the rules about tables, views and functions do not look into an extension; but only what is a superuser's may be in one
select pg_temp.given($$
  create table odd.apart (a integer); create view odd.apart_view as select 1 as one; create table odd.given (a integer); alter table odd.given owner to safelane_owner;
  create table odd.written (a integer); grant insert on odd.written to web_asks#;
  create function odd.apart() returns integer language sql security definer return 1;
  create function odd.given() returns integer language sql return 1; alter function odd.given() owner to safelane_owner;
  create schema odd_given authorization safelane_owner; create domain odd.given_type as text; alter domain odd.given_type owner to safelane_owner;
  alter extension btree_gist add table odd.apart; alter extension btree_gist add view odd.apart_view; alter extension btree_gist add table odd.given;
  alter extension btree_gist add table odd.written; alter extension btree_gist add function odd.apart(); alter extension btree_gist add function odd.given();
  alter extension btree_gist add schema odd_given; alter extension btree_gist add domain odd.given_type;
  alter extension btree_gist add operator odd.=== (integer, integer)
$$);
select pg_temp.same_number(format('select %L::regclass', object), 'pg_proc') from unnest(array['odd.open', 'odd.neither', 'odd.unforced']) as object;
select pg_temp.same_number(format('select %L::regprocedure', object), 'pg_class') from unnest(array['odd.lost()', 'odd.for_everybody()']) as object;
select pg_temp.same_number(format('select %L::regclass', object), 'pg_class', 'n') from unnest(array['odd.open', 'odd.neither', 'odd.unforced']) as object;
select pg_temp.same_number(format('select %L::regprocedure', object), 'pg_proc', 'n') from unnest(array['odd.lost()', 'odd.for_everybody()']) as object;

select pg_temp.given($$
  create event trigger odd_guards on table_rewrite execute function guard.on_ddl();
  create event trigger odd_always on table_rewrite execute function guard.on_ddl(); alter event trigger odd_always enable always;
  create event trigger odd_theirs on table_rewrite execute function odd.on_ddl()
$$);

create temporary table wanted as
select line, split_part(line, ' | ', 1)::integer as rule
from string_to_table(btrim($lines$
101 | odd.open | row security is not enabled, row security is not forced
101 | odd.parted | row security is not enabled, row security is not forced
101 | odd.unenabled | row security is not enabled
101 | odd.unforced | row security is not forced
102 | odd.kept | a materialized view holds rows that no policy guards
102 | odd.leaks | security_barrier is not on
102 | odd.neither | security_invoker is not on, security_barrier is not on
102 | odd.owners | security_invoker is not on
102 | odd.owners_said | security_invoker is not on
103 | odd.astray() | its search_path is public, pg_temp
103 | odd.lost() | its search_path is whatever the caller has
103 | odd.of_the_owner() | runs with the rights of safelane_owner, which is no capability role
104 | odd.as_they_come() | PUBLIC may execute it
104 | odd.for_everybody() | PUBLIC may execute it
105 | odd.open | web_asks may DELETE, INSERT it
105 | odd.shut | authenticator_odd may TRIGGER it
105 | odd.shut.a | web_asks may UPDATE it
105 | odd.unenabled.a | PUBLIC may SELECT it
105 | odd.unforced | PUBLIC may SELECT it
106 | "RI_ConstraintTrigger_a" on odd.shut | is disabled
106 | "RI_ConstraintTrigger_c" on odd.shut | is disabled
106 | event trigger odd_guards | does not fire always
106 | off on odd.shut | is disabled
106 | origin on odd.shut | does not fire where session_replication_role is replica
106 | replica on odd.shut | fires on replicas only
107 | to_some on odd.shut | binds only web_asks, web_login
107 | to_the_owner_not on odd.shut | binds only safelane_owner
108 | for_all on odd.shut | is FOR ALL
108 | for_public on odd.shut | allows PUBLIC
109 | for_a_login on odd.shut | allows login
109 | for_the_owner on odd.shut | allows safelane_owner
110 | authenticator_odd > cap_out | is no web_ role
110 | authenticator_odd > web_asks > login | is no web_ role
110 | authenticator_odd > web_asks > theirs > cap_far | is no web_ role
110 | authenticator_odd > web_asks > theirs > cap_near | is no web_ role
110 | authenticator_odd > web_asks > theirs | is no web_ role
110 | authenticator_odd > web_bypass | BYPASSRLS
110 | authenticator_odd > web_createdb | CREATEDB
110 | authenticator_odd > web_createrole | CREATEROLE
110 | authenticator_odd > web_replication | REPLICATION
110 | authenticator_odd > web_super | SUPERUSER
111 | cap_far | theirs may become it
111 | cap_near | theirs may become it
111 | cap_out | authenticator_odd may become it
111 | web_bypass | bypasses row security
111 | web_createrole | may create roles
111 | web_login | can log in
111 | web_replication | may replicate
111 | web_super | is a superuser
112 | theirs in cap_near | the membership is inherited
112 | web_asks in above | the member may hand it on
112 | web_asks in theirs | the membership is inherited
112 | web_login in login | the member may hand it on
113 | guard.of_theirs | belongs to theirs
113 | guard.of_theirs() | belongs to theirs
113 | schema api_lane | belongs to theirs
114 | schema odd | PUBLIC has USAGE
114 | this database | PUBLIC has TEMPORARY
115 | api.counts | is no view, and is in an exposed schema
115 | api.shown | is no view, and is in an exposed schema
118 | publication odd | sends rows to subscribers, whom no policy binds
118 | turned on odd.shut | is a rewrite rule
131 | function odd.given() | was added to an extension, where no rule looks at it
131 | operator odd.===(integer,integer) | was added to an extension, where no rule looks at it
131 | schema odd_given | was added to an extension, where no rule looks at it
131 | table odd.given | was added to an extension, where no rule looks at it
131 | type odd.given_type | was added to an extension, where no rule looks at it
$lines$, E'\n'), E'\n') as line;

select isnt((select count(*) from wanted), 0::bigint, 'There is much to be named');

select tests.given($$ create temporary table broken as select * from warden.faults(); grant select on broken to public $$);
create temporary table differs as
with named as (
  select rule, regexp_replace(replace(concat(rule, ' | ', object, ' | ', problem), '_' || pg_backend_pid(), ''), '(Trigger_[ac])_[0-9]+', '\1') as line from broken
  -- from PostgreSQL 17 on a table's row type goes with it, and each array
  where rule <> 131 or coalesce(object, '') !~ '^type .*(odd\.given|\[\])$')
select 'not named: ' || line as line, rule from (select * from wanted except select line, rule from named) as missed
union all
select 'named: ' || line, rule from (select line, rule from named except select * from wanted) as more;

select is((select string_agg(line, E'\n' order by line collate "C") from differs where differs.rule = told.rule), null, told.why)
from (values
  (101, '101: Every table has row security enabled and forced'),
  (102, '102: Every view uses the rights of who asks'),
  (103, '103: Definers belong to capability roles, and look nowhere else'),
  (104, '104: No function is for everybody'),
  (105, '105: Writes go through functions'),
  (106, '106: Gates fire for everybody'),
  (107, '107: Restrictive policies bind everybody'),
  (108, '108: Permissive policies name whom and what for'),
  (109, '109: The owner of the tables, and whoever logs in, reads nothing'),
  (110, '110: Requests reach no power, however many steps away'),
  (111, '111: Capability roles are out of reach'),
  (112, '112: Nothing is inherited, or handed on'),
  (113, '113: Everything has its owner'),
  (114, '114: Being anybody is worth nothing'),
  (115, '115: The surface holds no tables'),
  (118, '118: No statement becomes another one, and no rows are sent elsewhere'),
  (131, '131: Nothing hides where nobody looks')) as told (rule, why);
select is((select array_agg(distinct rule) from differs), null, 'and there is no other rule');

-- the database belongs to somebody else, and PUBLIC has nothing in it; and a schema has the name of the tests' and is no superuser's
select pg_temp.given(format($$
  alter database %1$I owner to theirs#;
  revoke temporary on database %1$I from public;
  alter schema tests rename to tests_away;
  create schema tests authorization safelane_owner;
  create temporary table at_last as select * from warden.faults() where object in ('this database', 'schema tap', 'schema tests');
  drop schema tests;
  alter schema tests_away rename to tests;
  grant select on at_last to public
$$, current_database()));
select is((select string_agg(replace(concat_ws(' ', rule, object, problem), '_' || pg_backend_pid(), ''), '; ' order by rule) from at_last),
  '113 this database belongs to theirs; 131 schema tests belongs to safelane_owner: its name is that of a schema of the tests',
  '113, 114, 131: Whose the database is, what PUBLIC has in it, and who may call a schema as the tests call theirs');

select * from finish();
rollback;
