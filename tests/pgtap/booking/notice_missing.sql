-- Whose acknowledgement of the notice is missing (E2.4, OS-17, TN-16).
begin;
select plan(14);
select tests.follows_profile('tutorninjas');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(13)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05'), tests.ward('nia', null), tests.person('spo'), tests.guardian('spo', 'ada', 'sponsor');
create function pg_temp.missing(p_learner text) returns text language sql as $$ select tests.truth(format('select booking.notice_missing(%L, null, now())', tests.id(p_learner))) $$;
select is(pg_temp.missing(who), told, format('tutorninjas, %s: %s', who, told)) from (values ('eve', '{guardian}'), ('nia', '{guardian}'), ('pia', '{learner,guardian}'), ('roy', '{learner,guardian}'), ('ada', '{learner,guardian}')) as row (who, told);
select tests.acknowledges(who, 'recording_notice') from unnest('{pia,roy,ada,spo,eve''s parent}'::text[]) as who;
select is(pg_temp.missing(who), told, format('with some acknowledged, %s: %s', who, told)) from (values ('eve', '{}'), ('nia', '{guardian}'), ('pia', '{guardian}'), ('roy', '{guardian}'), ('ada', '{}'), ('nobody', '{guardian}')) as row (who, told);
select tests.only_for('booking.notice_missing', '{cap_booking,cap_recording}');
-- a sponsor is asked for up to the age the profile names, and not beyond
select tests.given($$ insert into policy.profile_value (profile, key, value, valid_from) values ('tutorninjas', 'student.sponsor_required_under', '25', now()) $$);
select is(pg_temp.missing(who), told, format('where a sponsor answers until 25, %s: %s', who, told))
from (values ('young', '{learner,guardian}'), ('older', '{learner}')) as row (who, told)
where (select tests.person('young', '{learner}', tests.born(24))) is not null and (select tests.person('older', '{learner}', tests.born(25))) is not null;
select * from finish();
rollback;
