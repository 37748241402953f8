-- A hold and a no-contact order take the tutor's standing (E1.1), whoever writes them.
begin;
select plan(5);
select tests.person('ann', '{tutor}'), tests.person('kim', '{learner}', tests.born(12));
create function pg_temp.version() returns integer language sql as $$
  select coalesce(tests.truth($q$ select version from vetting.standing where tutor_id = tests.id('ann') $q$)::integer, -1)
$$;
create function pg_temp.counts(p_sql text) returns boolean language plpgsql as $$
declare v_before integer := pg_temp.version();
begin
  perform tests.given(p_sql);
  return pg_temp.version() > v_before;
end $$;
select ok(pg_temp.counts($$ select tests.restricted('ann') $$), 'A hold is counted'),
       ok(pg_temp.counts($$ update booking.restriction set ended_at = now(), ended_by = tests.registrar() $$), 'and its end'),
       ok(pg_temp.counts($$ select tests.kept_apart('ann', 'kim') $$), 'An order is counted'),
       ok(pg_temp.counts($$ update booking.no_contact_order set lifted_at = now(), lifted_by = tests.registrar() $$), 'and its end'),
       ok(pg_temp.counts($$ set local session_replication_role = replica; select tests.restricted('ann', 'suspension') $$), 'also while replaying');
select * from finish();
rollback;
