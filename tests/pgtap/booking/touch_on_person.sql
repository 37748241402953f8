-- An account switched off and a birth date put right are counted (E1.1).
begin;
select plan(10);
select tests.person('ann', '{tutor}'), tests.person('kim', '{learner}', '2012-01-01'), tests.person('mum'), tests.person('other');
select tests.guardian('mum', 'kim');
create function pg_temp.version(p_who text) returns integer language sql as $$
  select coalesce(tests.truth(format('select sum(version) from (select version from vetting.standing where tutor_id = %1$L
    union all select version from booking.learner_standing where learner_id = %1$L) as counted', tests.id(p_who)))::integer, -1)
$$;
-- a correction is written down, then made (identity.person_is_corrected)
create function pg_temp.correcting_counts(p_counted text, p_who text, p_field text, p_value text) returns boolean language plpgsql as $$
declare v_before integer := pg_temp.version(p_counted);
begin
  perform tests.given(format('insert into identity.person_correction (person_id, field, old_value, new_value, reason, corrected_by)
    select person_id, %1$L, %1$I::text, %2$L, ''Put right'', tests.registrar() from identity.person where person_id = %3$L;
    update identity.person set %1$I = %2$L where person_id = %3$L', p_field, p_value, tests.id(p_who)));
  return pg_temp.version(p_counted) > v_before;
end $$;
select ok(pg_temp.correcting_counts('ann', 'ann', 'account_state', 'inactive'), 'A tutor whose account is switched off'),
       ok(pg_temp.correcting_counts('kim', 'kim', 'date_of_birth', '2013-01-01'), 'A learner who is younger than was thought'),
       ok(pg_temp.correcting_counts('kim', 'mum', 'date_of_birth', '1991-01-01'), 'A guardian whose age was wrong counts for the ward'),
       ok(pg_temp.correcting_counts('ann', 'ann', 'given_name', 'Anna'), 'A tutor''s name, which a certificate is compared with'),
       ok(not pg_temp.correcting_counts('kim', 'kim', 'given_name', 'Kimberley'), 'A learner''s name does not count'),
       ok(not pg_temp.correcting_counts('ann', 'other', 'account_state', 'inactive'), 'nor does somebody else');
select tests.person('tim', '{learner}', '2012-01-01'), tests.ward('sue', '2013-01-01');
select ok(pg_temp.correcting_counts('tim', 'tim', 'account_state', 'inactive'), 'A learner whose account is switched off counts'),
       ok(not pg_temp.correcting_counts('kim', 'tim', 'account_state', 'active'), 'and no other learner for them'),
       ok(not pg_temp.correcting_counts('sue', 'mum', 'date_of_birth', '1990-01-01'), 'nor somebody else''s ward for a guardian');
select is(tests.truth($$ select count(*) from booking.learner_standing where learner_id = tests.id('ann') $$), '0', 'A tutor who is no learner has no standing as one');
select * from finish();
rollback;
