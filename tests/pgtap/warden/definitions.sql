-- Whatever the posture has a digest of can be read, as it was before it was hashed (TS-67, TS-77).
begin;
select plan(8);

create function pg_temp.unread() returns text language sql as $$
  select tests.value_as('cap_migration', $q$ (select coalesce(string_agg(fact.object, ', '), 'none')
    from warden.posture() as fact
    where fact.kind = 'function' and fact.text ~ ' sha256 [0-9a-f]{64}$'
      and right(fact.text, 64) not in (select digest from warden.definitions())) $q$)
$$;
create function pg_temp.has(p_text text) returns text language sql as $$
  select tests.value_as('cap_migration', format('(select count(*) from warden.definitions() where definition ~ %L)', p_text))
$$;

select is(pg_temp.unread(), 'none', 'There is no digest without its text');
select is(tests.value_as('cap_migration', $$ (select bool_and(coalesce(digest = encode(sha256(convert_to(definition, 'UTF8')), 'hex'), false)) from warden.definitions()) $$), 'true', 'Each is the digest of its text');
select is(pg_temp.has('FUNCTION booking\.judge_tutor\('), '1', 'Whoever plans reads what judges a tutor');
select tests.given($$
  create aggregate booking.most(integer) (sfunc = int4larger, stype = integer);
  create function booking.plain() returns text language sql as 'select ''x''::text AS text ';
  create procedure booking.doing() language sql as 'select 41';
  create function booking.mixed(a timestamptz default '2026-03-01 10:00:00+00', b bytea default '\x00ff') returns text language sql
    begin atomic select 'x'::text; select case when true then 'y'::text else 'z'::text end union all select 'w'::text; end;
$$);
select is(tests.value_as('cap_migration', '(select count(*) from warden.definitions() where digest is null or definition is null)') || pg_temp.has('booking\.most\('), '00', 'An aggregate has no text; its line is all there is to it');
select is(pg_temp.has('PROCEDURE booking\.doing\('), '1', 'A procedure has one');
set local datestyle = 'German';
set local intervalstyle = 'sql_standard';
set local timezone = 'Asia/Tokyo';
set local quote_all_identifiers = on;
set local bytea_output = 'escape';
set local extra_float_digits = -15;
select is(pg_temp.unread(), 'none', 'whatever somebody has set who reads it');
select is(pg_temp.has('FUNCTION pg_catalog\.') || pg_temp.has('information_schema\._pg_expandarray\('), '00', 'The server''s own functions are not among them');
select tests.is_refused_to('cap_booking', 'select warden.definitions()', 'No lane asks');

select * from finish();
rollback;
