-- Every version of a protected row leaves its digest, whoever makes it and whatever their session is set to.
begin;
select plan(19);

create function pg_temp.made(p_target text, p_column text) returns text language sql as $$
  select tests.truth(format('select string_agg((%s)::text, '' '' order by change_id) from ledger.change where target = %L and xid = pg_current_xact_id()',
    p_column, p_target))
$$;

select tests.person('ann', '{tutor}');
select is(pg_temp.made(tests.id('ann')::text, 'kind || fields_version'), 'identity.person1', 'A new row is a change');
select is(pg_temp.made(tests.id('ann')::text, '(before is null) and length(after) = 32'), 'true', 'from nothing to a digest');
select is(pg_temp.made(tests.id('ann')::text, 'after = (select ledger.digest(to_jsonb(p), (select fields from ledger.protected where kind = ''identity.person'')) from identity.person as p where person_id = tests.id(''ann''))'),
  'true', 'which is that of the row');

select tests.restricted('ann');
select tests.given($$ update booking.restriction set ended_at = now(), ended_by = tests.registrar() where tutor_id = tests.id('ann') $$);
create function pg_temp.hold() returns text language sql as $$
  select tests.truth($q$ select restriction_id from booking.restriction where tutor_id = tests.id('ann') $q$)
$$;
select is(pg_temp.made(pg_temp.hold(), 'kind'), 'booking.restriction booking.restriction', 'A changed row is another change');
select is(tests.truth(format($$ select a.after = b.before and a.after <> b.after from ledger.change as a, ledger.change as b
    where a.target = %1$L and b.target = %1$L and a.before is null and b.before is not null $$, pg_temp.hold())),
  'true', 'that begins where the last one ended');

select tests.given($$ create table booking.scratch (a text, b integer, at timestamptz, day date, span interval, bytes bytea,
  real double precision, sum numeric, doc jsonb, list text[], during tstzrange, primary key (a, b)) $$);
select tests.given($$ select ledger.protect('booking.scratch') $$);
select tests.given($$ insert into booking.scratch values ('x/y', 1) $$);
select tests.given($$ delete from booking.scratch $$);
select is(pg_temp.made('x~1y/1', '(before is null) || ''>'' || (after is null)'), 'true>false false>true', 'A removed row is a change to nothing');
select tests.given($$ insert into booking.scratch values ('old', 1); update booking.scratch set a = 'new' $$);
select is(pg_temp.made('old/1', '(before is null) || ''>'' || (after is null)'), 'true>false false>true', 'Under another key the row that was is gone');
select is(pg_temp.made('new/1', '(before is null) || ''>'' || (after is null)'), 'true>false', 'and another has begun');

-- the same row, seven times over, in sessions that render it differently
create function pg_temp.render(p_key text) returns void language sql as $$
  select tests.given(format($q$ insert into booking.scratch values (%L, 2, '2026-03-29 01:30+00', '2026-03-04', '1 day 02:00', '\x01ff',
    0.1::double precision / 3, 12345678901234567890.50, '{"b": 1.5, "a": [1]}', '{x,"y z"}', '[2026-03-29 01:00+00,2026-03-29 02:00+00)') $q$, p_key))
$$;
select pg_temp.render('plain');
set local timezone = 'Pacific/Auckland'; select pg_temp.render('zone');
set local datestyle = 'German, DMY'; select pg_temp.render('style');
set local intervalstyle = 'sql_standard'; select pg_temp.render('interval');
set local bytea_output = 'escape'; select pg_temp.render('bytes');
set local extra_float_digits = -15; select pg_temp.render('float');
set local lc_numeric = 'C'; set local xmloption = 'document'; set local quote_all_identifiers = on; select pg_temp.render('other');
set local timezone = 'UTC'; set local datestyle = 'ISO, MDY'; set local intervalstyle = 'postgres'; set local bytea_output = 'hex'; set local extra_float_digits = 1;
select is(tests.truth($$ select count(distinct ledger.digest(to_jsonb(s) - 'a' || '{"a": 1}', (select fields from ledger.protected where kind = 'booking.scratch')))
    from booking.scratch as s where b = 2 $$), '1', 'Seven rows say the same');
-- the key differs, so each digest is compared with one made under settings of one's own choosing
select is(tests.truth($$ select string_agg(made.target, ' ') from ledger.change as made join booking.scratch as s on made.target = s.a || '/2'
    where made.xid = pg_current_xact_id() and made.after is distinct from (
      select ledger.digest(to_jsonb(s), (select fields from ledger.protected where kind = 'booking.scratch'))
      from set_config('timezone', 'UTC', true) as zone, set_config('intervalstyle', 'iso_8601', true) as style) $$),
  null, 'and no setting of a session enters their digests');
select is(pg_temp.made('plain/2', 'length(after)'), '32', '(they are there)');

-- whoever writes
select tests.given($$ set local session_replication_role = replica; insert into booking.scratch values ('replica', 3) $$);
select tests.given($$ set local session_replication_role = origin $$);
select is(pg_temp.made('replica/3', 'kind'), 'booking.scratch', 'A replaying session leaves a digest too');
select tests.given($$ insert into booking.scratch values ('twice', 4) on conflict (a, b) do update set sum = 1;
  insert into booking.scratch values ('twice', 4) on conflict (a, b) do update set sum = 2 $$);
select is(pg_temp.made('twice/4', '(before is null) || ''>'' || (after is null)'), 'true>false false>false', 'and so do both halves of an upsert');

-- who may not
select tests.is_refused_to('cap_booking', $$ insert into ledger.change (kind, target, fields_version, after) values ('x', 'y', 1, sha256('')) $$,
  'A lane writes no digest by itself');
select tests.is_refused_to('safelane_owner', $$ insert into ledger.change (kind, target, fields_version, after) values ('x', 'y', 1, sha256('')) $$,
  'nor does the owner');
select tests.is_refused_to('cap_ledger', $$ insert into ledger.change (kind, target, fields_version, after, xid) values ('x', 'y', 1, sha256(''), '3') $$,
  'and none is put into another transaction');
select tests.become('ann', 'web_tutor');
select tests.is_refused($$ select ledger.record_change() $$, 'Nobody calls a trigger');
select tests.is_refused($$ insert into ledger.change (kind, target, fields_version) values ('x', 'y', 1) $$, 'and no request comes near');
select is(tests.truth($$ select prosecdef and proowner = 'cap_ledger'::regrole from pg_proc where oid = 'ledger.record_change'::regproc $$), 'true',
  'It runs as the ledger');

select * from finish();
rollback;
