-- Everything that decides who may do what can be listed, by whoever operates (TS-67, TS-77). Line by line: tests/pgtap/warden/posture.sql.
begin;
select plan(12);

create function pg_temp.told() returns void language sql as $$
  select tests.given('drop table if exists pg_temp.told; create temporary table told (kind text, object text, text text); grant insert, select on told to public');
  select tests.do_as('cap_migration', 'insert into pg_temp.told select * from guard.posture()');
$$;
create function pg_temp.says(p_kind text, p_object text) returns text language plpgsql as $$
begin
  return (select string_agg(text, ' / ' order by text) from pg_temp.told where kind = p_kind and object = p_object);
end $$;

select tests.is_refused_to('cap_booking', 'select * from guard.posture()', 'No lane asks');
select pg_temp.told();
select matches(pg_temp.says('table', 'booking.lesson'), 'row security enabled and forced', 'It says whether row security binds everybody');
select matches(pg_temp.says('policy', 'booking.lesson.only_bookable_tutors'), '^restrictive insert to public', 'what a policy says');
select matches(pg_temp.says('function', 'identity.authenticate()'), 'SECURITY DEFINER.*search_path.*sha256 [0-9a-f]{64}$', 'with whose rights a function runs, and a digest of it');
select is(pg_temp.says('owner', 'function identity.authenticate()'), 'cap_seal', 'whose it is');
select is(pg_temp.says('membership', 'web_tutor > authenticator'), 'set', 'who may become whom');
select matches(pg_temp.says('trigger', 'ledger.entry._100_append_only'), '^enabled always', 'and which gates fire for everybody');
select is((select count(*) from told where kind = 'comment' or object like '%' || current_database() || '%'), 0::bigint, 'A comment is no rule, and the name of the database is not in it');

select tests.given($$
  create policy more on booking.lesson for select to web_anon using (true);
  create function guard.hidden() returns integer language sql return 1; alter function guard.hidden() owner to safelane_owner;
  alter extension btree_gist add function guard.hidden();
  create table booking.kid () inherits (booking.presence);
  create operator guard.=== (function = int4eq, leftarg = integer, rightarg = integer); alter operator guard.=== (integer, integer) owner to safelane_owner
$$);
select pg_temp.told();
select is(pg_temp.says('policy', 'booking.lesson.more'), 'permissive select to web_anon using true', 'A policy more is a line more');
select isnt(pg_temp.says('function', 'guard.hidden()'), null, 'What was put into an extension is no secret');
select is(pg_temp.says('inheritance', 'booking.kid'), 'of booking.presence', 'nor is a child of a table');
select matches(pg_temp.says('other', 'operator guard.===(integer,integer)'), '^exists int4eq', 'nor an operator and what it calls');

select * from finish();
rollback;
