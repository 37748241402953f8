-- Everything that decides who may do what can be listed, by whoever operates (TS-67, TS-77).
begin;
select plan(12);

create function pg_temp.says(p_kind text, p_object text) returns text language sql as $$
  select tests.value_as('cap_migration', format('(select string_agg(text, '' / '' order by text) from guard.posture() where kind = %L and object = %L)', p_kind, p_object))
$$;

select matches(pg_temp.says('table', 'booking.lesson'), 'row security enabled and forced', 'It says whether row security binds everybody');
select matches(pg_temp.says('policy', 'booking.lesson.only_bookable_tutors'), '^restrictive insert to public', 'what a policy says');
select matches(pg_temp.says('function', 'identity.authenticate()'), 'SECURITY DEFINER.*search_path.*sha256 [0-9a-f]{64}$', 'with whose rights a function runs, and a digest of it');
select is(pg_temp.says('owner', 'function identity.authenticate()'), 'cap_seal', 'whose it is');
select is(pg_temp.says('membership', 'web_tutor > authenticator'), 'set', 'who may become whom');
select matches(pg_temp.says('trigger', 'ledger.entry._100_append_only'), '^enabled always', 'and which gates fire for everybody');

select tests.given($$ create policy more on booking.lesson for select to web_anon using (true) $$);
select is(pg_temp.says('policy', 'booking.lesson.more'), 'permissive select to web_anon using true', 'A policy more is a line more');
select tests.given($$ create function guard.hidden() returns integer language sql return 1; alter function guard.hidden() owner to safelane_owner;
  alter extension btree_gist add function guard.hidden() $$);
select isnt(pg_temp.says('function', 'guard.hidden()'), null, 'What was put into an extension is no secret');
select tests.given($$ create table booking.kid () inherits (booking.presence) $$);
select is(pg_temp.says('inheritance', 'booking.kid'), 'of booking.presence', 'nor is a child of a table');
select tests.given($$ create operator guard.=== (function = int4eq, leftarg = integer, rightarg = integer); alter operator guard.=== (integer, integer) owner to safelane_owner $$);
select matches(pg_temp.says('other', 'operator guard.===(integer,integer)'), '^exists int4eq', 'nor an operator and what it calls');
select is(tests.value_as('cap_migration', $$ (select count(*) from guard.posture() where kind = 'comment' or object like '%' || current_database() || '%') $$), '0',
  'A comment is no rule, and the name of the database is not in it');
select tests.is_refused_to('cap_booking', 'select * from guard.posture()', 'No lane asks');

select * from finish();
rollback;
