-- What decides who may do what is seen with the transaction that wrote it (TS-67, TS-77).
begin;
select plan(9);

create function pg_temp.seen(p_kind text, p_name text) returns text language sql as $$
  select tests.truth(format('select xmin_is || '' '' || fact from guard.sightings() where kind = %L and name = %L', p_kind, p_name))
$$;
create function pg_temp.writer(p_kind text, p_name text) returns text language sql as $$
  select split_part(pg_temp.seen(p_kind, p_name), ' ', 1)
$$;
create function pg_temp.fact(p_kind text, p_name text) returns text language sql as $$
  select split_part(pg_temp.seen(p_kind, p_name), ' ', 2)
$$;

create temporary table before as
select kind, name, pg_temp.writer(kind, name) as writer, pg_temp.fact(kind, name) as fact
from (values ('table', 'booking.lesson'), ('column', 'booking.lesson.state'), ('trigger', 'ledger.entry._100_append_only'),
  ('membership', tests.truth($$ select name from guard.sightings() where kind = 'membership' and name like 'web_tutor > authenticator by %' limit 1 $$))
) as wanted (kind, name);

select is((select count(*) from before where fact ~ '^[0-9a-f]{32}$'), 4::bigint, 'Tables, columns, triggers and memberships are seen');
select tests.given('alter table booking.lesson disable row level security');
select isnt(pg_temp.fact('table', 'booking.lesson'), (select fact from before where name = 'booking.lesson'), 'Row security that is off is seen');
select tests.given('alter table booking.lesson enable row level security');
select is(pg_temp.fact('table', 'booking.lesson'), (select fact from before where name = 'booking.lesson'), 'On again it reads as before,');
select isnt(pg_temp.writer('table', 'booking.lesson'), (select writer from before where name = 'booking.lesson'), 'and another transaction wrote it');
select tests.given('grant select (state) on booking.lesson to web_tutor; revoke select (state) on booking.lesson from web_tutor');
select isnt(pg_temp.writer('column', 'booking.lesson.state'), (select writer from before where name = 'booking.lesson.state'), 'A column shown for a moment is seen');
select tests.given('alter table ledger.entry disable trigger _100_append_only; alter table ledger.entry enable always trigger _100_append_only');
select isnt(pg_temp.writer('trigger', 'ledger.entry._100_append_only'), (select writer from before where kind = 'trigger'), 'A trigger off for a moment is seen');
select is(tests.truth($$ select count(*) from (select kind, name from guard.sightings() group by kind, name having count(*) > 1) as twice $$), '0', 'Each thing is seen once');
select is(tests.truth($$ select count(*) from guard.sightings() where name ~ '^(pg_|tap\.|tests\.)' $$), '0', 'and nothing that is not ours');
select tests.is_refused_to('cap_booking', 'select * from guard.sightings()', 'Nobody outside may look');

select * from finish();
rollback;
