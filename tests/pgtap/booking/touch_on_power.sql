-- Who stops being a tutor or a learner is counted (E1.1).
begin;
select plan(3);
select tests.person('ann', '{tutor,dsl}'), tests.person('kim', '{learner}', tests.born(12));
create function pg_temp.version(p_who text) returns integer language sql as $$
  select coalesce(tests.truth(format('select sum(version) from (select version from vetting.standing where tutor_id = %1$L
    union all select version from booking.learner_standing where learner_id = %1$L) as counted', tests.id(p_who)))::integer, -1)
$$;
create function pg_temp.revoking_counts(p_who text, p_power text) returns boolean language plpgsql as $$
declare v_before integer := pg_temp.version(p_who);
begin
  perform tests.given(format('update identity.power set valid_until = now(), revoked_by = tests.registrar(), revoke_reason = ''Over''
    where person_id = %L and power = %L', tests.id(p_who), p_power));
  return pg_temp.version(p_who) > v_before;
end $$;
select ok(not pg_temp.revoking_counts('ann', 'dsl'), 'Another power does not count'),
       ok(pg_temp.revoking_counts('ann', 'tutor'), 'Who stops being a tutor does'),
       ok(pg_temp.revoking_counts('kim', 'learner'), 'and who stops being a learner');
select * from finish();
rollback;
