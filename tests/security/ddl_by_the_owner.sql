-- Attacks E 73 to 76: what somebody who migrates says to loosen the rules alone, and where it ends: refused as it is said
-- (statement) or at COMMIT (commit), with which SQLSTATE: 42501 nobody approved it, or they may not; 23514 no approval
-- would help. One statement a line, said as safelane_owner in one transaction; several SQLSTATEs where versions differ.

--- Tables

-- row security off | statement 23514
alter table booking.lesson disable row level security

-- not forced | statement 23514
alter table booking.lesson no force row level security

-- off, a look, and on again | statement 23514
alter table booking.lesson disable row level security
select * from booking.lesson
alter table booking.lesson enable row level security

-- off and on in one statement | statement 23514
do $$ begin alter table booking.lesson no force row level security; perform 1 from booking.lesson; alter table booking.lesson force row level security; end $$

-- another owner | statement 42501
alter table booking.presence owner to cap_booking

-- a column may be null | commit 42501
alter table booking.lesson alter column booked_by drop not null

-- another default | commit 42501
alter table booking.lesson alter column state set default 'booked'

-- a column more | commit 42501
alter table booking.lesson add column leak text

-- numbers that come again | commit 42501
alter sequence ledger.entry_seq_seq cycle

-- a storage parameter | commit 42501
alter table booking.lesson set (fillfactor = 50)

-- a table gone | commit 42501
drop table recording.hold cascade

-- the ledger gone | commit 42501
drop table ledger.entry cascade

-- a lane gone | commit 42501|42P01
drop schema ledger cascade

-- the ledger emptied | statement 23001
truncate ledger.entry cascade

-- a record emptied | statement 23001
truncate recording.hold cascade

-- a new table with a grant | commit 42501
create table booking.copy_of as select 1 as one
grant select on booking.copy_of to web_tutor

-- a child that lets rows out | commit 42501
create table booking.kid () inherits (booking.lesson)

-- a table in the surface | commit 23514
create table api.drafts (id integer)

--- Policies

-- a restrictive policy gone | commit 42501
drop policy only_bookable_tutors on booking.lesson

-- the same in a DO block | commit 42501
do $$ begin execute 'drop pol' || 'icy only_bookable_tutors on booking.lesson'; end $$

-- a restrictive policy that says true | commit 42501
alter policy only_bookable_tutors on booking.lesson with check (1 = 1)

-- a restrictive policy for one role | commit 23514
alter policy only_bookable_tutors on booking.lesson to web_tutor

-- a permissive policy that says true | commit 42501
alter policy tutor_select_own on booking.lesson using (1 = 1)

-- a permissive policy for one more | commit 42501
alter policy tutor_select_own on booking.lesson to web_tutor, web_anon

-- a permissive policy more | commit 42501
create policy everything on booking.lesson for select to web_anon using (true)

-- a permissive policy for everybody | commit 23514
create policy everything on booking.lesson for select to public using (true)

-- a policy for the owner, a look, and gone | statement 23514
create policy mine on booking.lesson for select to safelane_owner using (true)
select * from booking.lesson

-- a policy for a login | statement 23514
create policy mine on identity.person for select to safelane_migrator using (true)

-- a policy renamed | commit 42501
alter policy only_bookable_tutors on booking.lesson rename to another

--- Grants

-- a grant to read | commit 42501
grant select on identity.person to web_anon

-- a grant to read a column | commit 42501
grant select (date_of_birth) on identity.person to web_anon

-- a grant to write | commit 23514
grant insert on booking.lesson to web_tutor

-- a grant to write a column | commit 23514
grant update (state) on booking.lesson to web_tutor

-- a grant to call | commit 42501
grant execute on function guard.close_table(regclass) to web_anon

-- a grant to everybody | commit 23514
grant execute on function guard.close_table(regclass) to public

-- a grant of every table | commit 42501
grant select on all tables in schema vetting to web_tutor

-- a grant beside another one, by somebody else | commit 42501
grant select on guard.anchor to cap_guard with grant option

-- a grant of a schema | commit 42501
grant usage on schema vetting to web_anon

-- a grant for what is to come | commit 42501
alter default privileges in schema booking grant select on tables to web_anon

-- a revoke that opens | commit 42501
revoke select on guard.anchor from web_tutor

-- a right that the owner itself gives up | commit 42501
revoke select on identity.person from safelane_owner

-- a right that a capability role gives up | commit 42501
set role cap_guard
revoke execute on function guard.posture_hash() from cap_guard

--- Functions

-- a predicate that says true | commit 42501
create or replace function identity.session_is_harmless() returns boolean language sql stable parallel safe begin atomic select true; end

-- an owner's definer | commit 23514
alter function guard.close_table(regclass) security definer

-- no search_path | commit 42501
alter function guard.close_table(regclass) reset search_path

-- a leakproof function | statement 42501
alter function guard.close_table(regclass) leakproof

-- a setting of a function | commit 42501
alter function guard.close_table(regclass) set row_security = off

-- a function gone | commit 42501
drop function guard.no_truncate(regclass)

-- a function for everybody | commit 23514
create function booking.all_of_it() returns setof booking.lesson language sql as 'select * from booking.lesson'
grant execute on function booking.all_of_it() to public

-- the overload of a function | commit 42501
create function ledger.append(text, text) returns bigint language sql as 'select 1::bigint'
revoke all on function ledger.append(text, text) from public

--- Views

-- a view with its owner's rights | commit 23514
alter view api.tutor_lessons set (security_invoker = false)

-- a view without its barrier | commit 23514
alter view api.tutor_lessons reset (security_barrier)

-- a view more | commit 42501
create view api.everybody with (security_invoker, security_barrier) as select * from identity.person

-- a materialized view | commit 23514
create materialized view booking.kept as select 1 as one

--- Triggers, constraints, rules

-- a gate switched off | commit 23514
alter table ledger.entry disable trigger _100_append_only

-- a gate for origin only | commit 23514
alter table ledger.entry enable trigger _100_append_only

-- every gate switched off | commit 23514
alter table booking.lesson disable trigger user

-- a gate gone | commit 42501
drop trigger _900_entry on booking.lesson

-- a gate that another function keeps | commit 42501
create or replace trigger _100_append_only before update or delete on ledger.entry for each row execute function suppress_redundant_updates_trigger()
alter table ledger.entry enable always trigger _100_append_only

-- a trigger more | commit 42501
create trigger _000_quiet before insert on booking.restriction for each row execute function suppress_redundant_updates_trigger()
alter table booking.restriction enable always trigger _000_quiet

-- a constraint gone | commit 42501
alter table booking.lesson drop constraint no_double_booking_of_the_tutor

-- a rewrite rule | commit 23514
create rule quiet as on insert to booking.presence do instead nothing

-- a publication | commit 23514
create publication leak for table booking.lesson

-- a unique index gone, piece by piece | statement 0A000
commit
drop index concurrently identity.no_such

-- an index, piece by piece | statement 0A000
commit
create index concurrently on booking.lesson (lesson_id)

-- an index in one piece | commit 42501
create index on booking.lesson (booked_at)

--- Places where nobody looks

-- a function in the tests' schema | commit 23514
create schema tests
create function tests.f() returns integer language sql return 1

-- a schema of one's own | commit 42501
create schema mine

-- a function put into an extension | commit 23514
create function guard.hidden() returns integer language sql return 1
revoke all on function guard.hidden() from public
alter extension btree_gist add function guard.hidden()

-- an extension | commit 42501
create extension citext schema extensions

-- a cast | commit 42501
create type guard.odd as (a text)
create function guard.odd_text(guard.odd) returns text language sql return 'x'
revoke all on function guard.odd_text(guard.odd) from public
create cast (guard.odd as text) with function guard.odd_text(guard.odd) as assignment

-- an operator | commit 42501
create operator guard.=== (function = int4eq, leftarg = integer, rightarg = integer)

-- a domain | commit 42501
create domain guard.anything as text

-- a table brought from elsewhere | commit 42501
create schema far
create table far.away (id integer)
alter table far.away set schema booking

--- When it is judged

-- immediate first, then the deed | commit 42501
set constraints all immediate
drop policy only_bookable_tutors on booking.lesson

-- the deed, immediate, deferred | commit 42501
drop policy only_bookable_tutors on booking.lesson
set constraints all immediate
set constraints all deferred

-- the guard's own trigger by name | commit 42501
comment on table booking.lesson is 'x'
set constraints warden._900_judge immediate
set constraints warden._900_judge immediate
drop policy only_bookable_tutors on booking.lesson

-- judged twice in one message, then the deed | commit 42501
comment on table booking.lesson is 'x'; set constraints all immediate; set constraints all immediate; drop policy only_bookable_tutors on booking.lesson

-- judged and swallowed | commit 42501
do $$ begin drop policy only_bookable_tutors on booking.lesson; begin set constraints all immediate; set constraints all immediate; exception when others then null; end; end $$

-- a savepoint around the judgement | commit 42501
drop policy only_bookable_tutors on booking.lesson
savepoint here
set constraints all immediate
set constraints all immediate
rollback to here

-- a savepoint around what is harmless | commit 42501
savepoint here
comment on table booking.lesson is 'x'
rollback to here
drop policy only_bookable_tutors on booking.lesson

-- a savepoint released | commit 42501
savepoint here
drop policy only_bookable_tutors on booking.lesson
release here

-- an old snapshot | commit 25001
commit
begin isolation level repeatable read
drop policy only_bookable_tutors on booking.lesson

-- a gate switched off, and on again | commit 42501
alter table ledger.entry disable trigger _100_append_only
alter table ledger.entry enable always trigger _100_append_only

-- a restrictive policy gone, a deed, and back again | commit 42501
alter policy only_bookable_tutors on booking.lesson rename to another
set role cap_booking
select 1
set role safelane_owner
alter policy another on booking.lesson rename to only_bookable_tutors

-- rows that may be deleted for a moment | commit 42501
create policy for_a_moment on ledger.opening for delete to cap_ledger using (true)
grant delete on ledger.opening to cap_ledger
set role cap_ledger
delete from ledger.opening where seq < 0
set role safelane_owner
revoke delete on ledger.opening from cap_ledger
drop policy for_a_moment on ledger.opening

-- the same in two messages, judged between | commit 42501
comment on table booking.lesson is 'x'; set constraints all immediate; set constraints all immediate
alter table ledger.entry disable trigger _100_append_only
alter table ledger.entry enable always trigger _100_append_only

-- numbers that begin again | commit 42501
alter sequence ledger.entry_seq_seq restart with 1

--- Switches that are none

-- settings of one's own | commit 42501
set warden.mode = 'embedded'
set safelane.mode = 'embedded'
set safelane.guard = 'off'
drop policy only_bookable_tutors on booking.lesson

-- a setting of the database | statement 42501
do $$ begin execute format('alter database %I set safelane.mode = ''embedded''', current_database()); end $$

-- pretending to replicate | statement 42501
set session_replication_role = replica

-- event triggers off | statement 42501|42704
set event_triggers = off

--- The guard itself

-- its trigger gone | commit 42501
drop trigger _900_posture on guard.alembic_version

-- its trigger switched off | commit 23514
alter table guard.alembic_version disable trigger _900_posture

-- its answer replaced | commit 42501
drop function guard.posture_hash()
create function guard.posture_hash() returns text language sql return 'x'

-- its list replaced | commit 42501
drop view guard.manifest
create table guard.manifest (hash text)

-- its schema renamed | statement 42501
alter schema warden rename to gone

-- its schema gone | statement 42501
drop schema warden cascade

-- its table gone | statement 42501
drop table warden.manifest cascade

-- its table altered | statement 42501
alter table warden.in_force disable row level security

-- its trigger altered | statement 42501
alter table warden.pending disable trigger all

-- its function replaced | statement 42501
create or replace function warden.mode() returns text language sql return 'embedded'

-- its function gone | statement 42501
drop function warden.record_command() cascade

-- an approval of one's own | statement 42501
insert into warden.approval (manifest_id, approved_by, approved_how) values (1, 'me', 'person')

-- a posture of one's own | statement 42501
update warden.in_force set hash = 'x'

-- nothing pending | statement 42501
delete from warden.pending

-- the journal shortened | statement 42501
delete from warden.ddl_journal

-- the journal emptied | statement 42501
truncate warden.ddl_journal

-- a trigger on its table | statement 42501
create trigger t before insert on warden.approval for each row execute function suppress_redundant_updates_trigger()

-- a policy on its table | statement 42501
create policy p on warden.approval for insert with check (true)

-- a grant on its table | statement 42501
grant insert on warden.approval to safelane_owner
insert into warden.approval values (1, 'me', 'person')

-- its event trigger off | statement 42501
alter event trigger safelane_100_journal disable

-- its event trigger gone | statement 42501
drop event trigger safelane_100_journal

-- an event trigger of one's own | statement 42501
create event trigger mine on sql_drop execute function warden.record_drop()

-- becoming it | statement 42501
reset role
set role cap_warden

-- being given it | statement 42501
reset role
grant cap_warden to safelane_migrator

-- approving oneself | statement 42501
reset role
select warden.approve('{1}')

-- becoming who approves | statement 42501
reset role
set role safelane_approver

-- embedded again | statement 42501
reset role
select warden.set_mode('embedded')

-- another revision than the table says | statement 42883|42846
set role cap_migration
update guard.alembic_version set version_num = '9999'
select warden.must_be_judged((select revision from warden.posture_in_force()))

-- a revision for a moment, which would explain the rest | commit 42501
set role cap_migration
update guard.alembic_version set version_num = '9999'
update guard.alembic_version set version_num = (select revision from warden.posture_in_force())

-- the guard's ear at another table | statement 42501
create table booking.says (version_num varchar(32))
create trigger says after insert on booking.says for each row execute function warden.version_changes()
grant insert on booking.says to cap_migration
create policy says on booking.says for insert to cap_migration with check (true)
set role cap_migration
insert into booking.says values ('9999')

--- Code of one's own that the guard would run with its own rights

-- a revision that lies | commit 42501
set role cap_guard
create or replace function guard.schema_revision() returns text language plpgsql as $$ begin insert into warden.approval select max(manifest_id), 'me', 'person' from warden.manifest; return 'x'; end $$

-- as a capability to the end | commit 42501
set role cap_booking
comment on function booking.lock_learners(uuid[]) is 'another'

-- a ledger that lies | commit 23514
set role cap_ledger
drop function ledger.append(text, text, uuid, text, text[], jsonb, text, uuid, text) cascade
create function ledger.append(text, text, uuid, text, text[], jsonb, text, uuid, text) returns bigint language plpgsql as $$ begin insert into warden.approval select max(manifest_id), 'me', 'person' from warden.manifest; return 1; end $$
grant execute on function ledger.append(text, text, uuid, text, text[], jsonb, text, uuid, text) to cap_warden
set role safelane_owner

-- a cast that lies | statement 42501|42804
create domain guard.number as varchar(32)
create type guard.odd as (a text)
create function guard.odd_text(guard.odd) returns text language plpgsql as $$ begin insert into warden.approval select max(manifest_id), 'me', 'person' from warden.manifest; return 'x'; end $$
create cast (guard.odd as text) with function guard.odd_text(guard.odd) as implicit
alter table guard.alembic_version drop constraint alembic_version_pkc
alter table guard.alembic_version alter column version_num type guard.odd using row(version_num)::guard.odd
set role cap_migration
update guard.alembic_version set version_num = row('0016')::guard.odd

--- As another role that the migrator may become

-- a definer that lets everybody in | commit 42501
set role cap_seal
create or replace function identity.authenticate() returns void language sql security definer set search_path = pg_catalog, pg_temp as 'select'

-- a definer given to the owner | statement 42501|42883|42725
reset role
set role cap_booking
alter function ledger.append owner to safelane_owner

-- everything of a role dropped | statement 42501
set role cap_booking
drop owned by cap_booking cascade

-- a revision without its migration | commit 42501
set role cap_migration
update guard.alembic_version set version_num = '9999'

-- no revision at all | commit 42501
set role cap_migration
delete from guard.alembic_version
