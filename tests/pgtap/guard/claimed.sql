-- What entries say of a row is what the last of them lists.
begin;
select plan(12);

create function pg_temp.said(p_lane text, p_column text, p_name text) returns text language sql as $$
  select tests.truth(format('select string_agg((%s)::text, '','') from guard.claimed(%L) as claim where target = %L', p_column, p_lane, tests.id(p_name)))
$$;
select tests.organisation('acme', 'agency');
select is(pg_temp.said('identity', 'kind', 'acme'), null, 'Without an entry nothing is said');
select tests.arranged();
select is(pg_temp.said('identity', 'kind || version', 'acme'), 'identity.organisation1', 'With one, a digest of a version');
select is(pg_temp.said('identity', '(select claim.digest = c.after from ledger.change as c where c.target = claim.target)', 'acme'), 'true', 'which is that of the change');
select is(pg_temp.said('booking', 'kind', 'acme'), null, 'Each lane for itself');
select is(tests.value_as('cap_booking', $$ (select count(*) from guard.claimed('ident')) $$), '0', 'by its whole name');

select tests.person('ann', '{tutor}');
select tests.restricted('ann');
select tests.arranged();
select tests.given($$ update booking.restriction set ended_at = now(), ended_by = tests.registrar() where tutor_id = tests.id('ann') $$);
select tests.arranged();
select is(tests.truth($$ select string_agg((claim.digest = (select after from ledger.change as c where c.target = claim.target order by change_id desc limit 1))::text, ',')
    from guard.claimed('booking') as claim where kind = 'booking.restriction' $$), 'true', 'Of two entries the later one');
savepoint one_entry;
select tests.given($$ create table booking.scratch (a integer primary key, b integer); select ledger.protect('booking.scratch');
  insert into booking.scratch values (1, 1); update booking.scratch set b = 2; delete from booking.scratch; insert into booking.scratch values (2, 2); update booking.scratch set b = 3 $$);
select tests.arranged();
select is(tests.truth($$ select string_agg(target || ' ' || coalesce((digest = (select after from ledger.change as c where c.kind = claim.kind and c.target = claim.target
    order by change_id desc limit 1))::text, 'gone'), ', ' order by target) from guard.claimed('booking') as claim where kind = 'booking.scratch' $$),
  '1 gone, 2 true', 'and within an entry the last it lists');
rollback to one_entry;

-- columns beside the body say nothing
savepoint honest;
select tests.settled();
select tests.given($$ alter table ledger.opening disable trigger user; update ledger.opening set first_change = null, last_change = null $$);
select is(pg_temp.said('identity', 'kind', 'acme'), 'identity.organisation', 'Whoever hides what an entry claims hides nothing');
rollback to honest;

-- a change row is no entry
select tests.given($$ insert into ledger.change (kind, target, fields_version, after) values ('identity.organisation', 'forged', 1, sha256('')) $$);
select is(tests.truth($$ select count(*) from guard.claimed('identity') where target = 'forged' $$), '0', 'What somebody put beside the entries says nothing');

select tests.is_refused_to('cap_guard', 'select salt from ledger.opening', 'cap_guard reads bodies, and no salts');
select tests.is_refused_to('safelane_owner', $$ select guard.claimed('identity') $$, 'The owner of the tables does not ask');
select tests.become('ann', 'web_tutor');
select tests.is_refused($$ select guard.claimed('identity') $$, 'nor does a request');

select * from finish();
rollback;
