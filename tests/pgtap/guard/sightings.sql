-- What decides who may do what is seen with the transaction that wrote it (TS-67, TS-77). One of each kind is made here: it is seen, its
-- neighbours that are none of ours are not, and all that nobody touched reads as before.
begin;
select plan(21);

-- roles are the whole server's: # makes their names this session's alone
create function pg_temp.given(p_sql text) returns void language sql as $$
  select tests.given(replace(p_sql, '#', '_' || pg_backend_pid()))
$$;
-- an object of another catalogue has the same number by chance, and belongs to the extension; or it only depends on one
create function pg_temp.same_number(p_found text, p_catalogue text, p_kind text default 'e') returns void language sql as $$
  select tests.given(format('insert into pg_catalog.pg_depend values (%L::regclass, (%s)::oid, 0, ''pg_extension''::regclass,
    (select oid from pg_catalog.pg_extension where extname = ''btree_gist''), 0, %L)', p_catalogue, p_found, p_kind))
$$;

select tests.given(format('alter database %I set work_mem = ''3MB''', current_database()));
-- the question's own line is left out on both sides: it is what is tried here
select tests.given($$ create temporary table before as select * from guard.sightings() where (kind, name) <> ('function', 'guard.sightings()') $$);

select pg_temp.given($$
  create role web_asks#; create role theirs#; create role others#;
  grant web_asks# to theirs#; grant others# to web_asks#; grant others# to theirs#;
  alter role web_asks# set work_mem = '1MB'; alter role theirs# set work_mem = '2MB'; alter role web_asks# in database postgres set work_mem = '3MB'
$$);
select pg_temp.given(format($$
  alter database %1$I set work_mem = '4MB'; alter role web_asks# in database %1$I set work_mem = '5MB'; alter role theirs# in database %1$I set work_mem = '6MB'
$$, current_database()));
select tests.given($$
  create schema odd; create schema odd_apart; create schema odd_kin; create schema odd_number;
  create table odd.plain (a integer constraint above_zero check (a > 0), gone integer);
  alter table odd.plain drop column gone;
  create table odd.parted (k integer) partition by list (k); create index parted_k on odd.parted (k);
  create index plain_a on odd.plain (a);
  create view odd.seen as select 1 as one; create materialized view odd.kept as select 1 as one; create sequence odd.counts;
  create type odd.pair as (one integer); create domain odd.brief as text constraint brief check (length(value) < 9);
  create function odd.asks() returns integer language sql return 1; create function odd.fires() returns trigger language plpgsql as $f$ begin return null; end $f$;
  create trigger fires before insert on odd.plain for each row execute function odd.fires();
  create policy own on odd.plain for select to cap_booking using (true);
  create rule quiet as on delete to odd.plain do instead nothing;
  create function odd.on_ddl() returns event_trigger language plpgsql as $f$ begin end $f$;
  create event trigger odd on table_rewrite execute function odd.on_ddl(); create event trigger odd_apart on table_rewrite execute function odd.on_ddl();
  create table odd.apart (a integer); create function odd.apart() returns integer language sql return 1;
  create table odd_apart.plain (a integer)
$$);
-- what an extension brought is not ours, and not what only depends on one, or has its number in another catalogue
select tests.given('alter extension btree_gist add ' || object) from unnest(array['table odd.apart', 'function odd.apart()', 'schema odd_apart', 'event trigger odd_apart']) as object;
select pg_temp.same_number(format('select %L::regnamespace', 'odd_number'), 'pg_proc'), pg_temp.same_number(format('select %L::regclass', 'odd.plain'), 'pg_proc'),
  pg_temp.same_number(format('select %L::regprocedure', 'odd.asks()'), 'pg_class'), pg_temp.same_number($$ select oid from pg_event_trigger where evtname = 'odd' $$, 'pg_class'),
  pg_temp.same_number(format('select %L::regnamespace', 'odd_kin'), 'pg_namespace', 'n'), pg_temp.same_number(format('select %L::regclass', 'odd.seen'), 'pg_class', 'n'),
  pg_temp.same_number(format('select %L::regprocedure', 'odd.fires()'), 'pg_proc', 'n'), pg_temp.same_number($$ select oid from pg_event_trigger where evtname = 'odd' $$, 'pg_event_trigger', 'n');

-- switched off for a moment, and for good
select tests.given($$
  alter table booking.presence disable row level security;
  alter table booking.lesson disable row level security; alter table booking.lesson enable row level security;
  grant select (state) on booking.lesson to web_tutor; revoke select (state) on booking.lesson from web_tutor;
  alter table ledger.entry disable trigger _100_append_only; alter table ledger.entry enable always trigger _100_append_only
$$);

create temporary table wanted as
select line, split_part(line, ' | ', 1) as kind
from string_to_table(btrim($lines$
column | booking.lesson.state | was changed
column | odd.kept.one | is new
column | odd.parted.k | is new
column | odd.plain.a | is new
column | odd.seen.one | is new
constraint | odd.brief.brief | is new
constraint | odd.plain.above_zero | is new
event trigger | odd | is new
function | odd.asks() | is new
function | odd.fires() | is new
function | odd.on_ddl() | is new
index | odd.parted_k | is new
index | odd.plain_a | is new
membership | others > web_asks by lane_superuser | is new
membership | web_asks > theirs by lane_superuser | is new
policy | odd.plain.own | is new
rule | odd.kept."_RETURN" | is new
rule | odd.plain.quiet | is new
rule | odd.seen."_RETURN" | is new
schema | odd | is new
schema | odd_kin | is new
schema | odd_number | is new
sequence | odd.counts | is new
setting | everybody in this database | was changed
setting | web_asks in every database | is new
setting | web_asks in this database | is new
table | booking.lesson | was written, and says what it said
table | booking.presence | was changed
table | odd.parted | is new
table | odd.plain | is new
trigger | ledger.entry._100_append_only | was written, and says what it said
trigger | odd.plain.fires | is new
view | odd.kept | is new
view | odd.seen | is new
$lines$, E'\n'), E'\n') as line;

select is(tests.truth('(select count(*) from before where fact !~ ''^[0-9a-f]{32}$'')'), '0', 'What a thing says is kept as a digest');
select tests.given($$
  create temporary table after as select * from guard.sightings();
  create temporary table differs as
  with told as (
    select coalesce(after.kind, before.kind) as kind, replace(concat_ws(' | ', coalesce(after.kind, before.kind), coalesce(after.name, before.name), case
      when before.kind is null then 'is new'
      when after.kind is null then 'is gone'
      when after.object <> before.object or after.storage is distinct from before.storage then 'is another'
      when after.fact <> before.fact then 'was changed'
      when after.xmin_is <> before.xmin_is then 'was written, and says what it said' end), '_' || pg_backend_pid(), '') as line
    from pg_temp.before full join (select * from pg_temp.after where (kind, name) <> ('function', 'guard.sightings()')) as after using (kind, name)
    where to_jsonb(before) is distinct from to_jsonb(after))
  select 'not seen: ' || line as line, kind from (select kind, line from pg_temp.wanted except select kind, line from told) as missed
  union all
  select 'seen: ' || line, kind from (select kind, line from told except select kind, line from pg_temp.wanted) as more;
  grant select on differs, after to public
$$);

select is((select string_agg(line, E'\n' order by line collate "C") from differs where differs.kind = seen.kind), null, seen.why)
from (values
  ('schema', 'Each schema, but for those that an extension brought'),
  ('table', 'Each table, and that its row security was off for a moment'),
  ('view', 'Each view'),
  ('sequence', 'Each sequence'),
  ('index', 'Each index, which refuses rows'),
  ('column', 'Each column that is there, and that it was shown for a moment'),
  ('policy', 'Each policy'),
  ('function', 'Each function, but for those that an extension brought'),
  ('trigger', 'Each trigger, that of a foreign key by what it does, and that it was off for a moment'),
  ('constraint', 'Each constraint, of a table or of a type'),
  ('rule', 'Each rule that turns one statement into another'),
  ('event trigger', 'What happens at each DDL'),
  ('membership', 'Who may become whom, where one of the two is ours'),
  ('setting', 'What is set for a role of ours, or for everybody here')) as seen (kind, why);
select is((select array_agg(distinct kind) from differs), null, 'and there is no other kind');

select is((select count(*) from (select kind, name from after group by kind, name having count(*) > 1) as twice), 0::bigint, 'Each thing is seen once');
select is((select count(*) from after where name ~ '^(pg_|tap\.|tests\.|information_schema)'), 0::bigint, 'and nothing that is not ours');
select is((select array_agg(distinct kind order by kind) from after where storage is not null), array['constraint', 'index', 'sequence', 'table', 'trigger', 'view'], 'What has storage says which');
select is((select count(*) from after where kind = 'trigger' and name ~ 'RI_ConstraintTrigger'), 0::bigint, 'No number that another installation has not is in a name');
select tests.is_refused_to('cap_booking', 'select * from guard.sightings()', 'Nobody outside may look');

select * from finish();
rollback;
