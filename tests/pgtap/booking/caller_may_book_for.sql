-- Who speaks for a learner: never a tutor (TS-50, TN-13, TN-23).
begin;
select plan(24);
select tests.bookable('ann');
select tests.ward('lily', '2015-05-05'), tests.ward('seventeen', '2008-11-22');
select tests.person('teen', '{learner}', '2013-11-22');
select tests.person('alone', '{learner}', '2010-01-01'), tests.person('grown', '{learner}', '1999-01-01');
select tests.person('no learner', '{}', '2010-01-01'), tests.guardian('lily''s parent', 'no learner');
select tests.organisation('acme', 'agency'), tests.person('agent'), tests.power('agent', 'agency_operator', 'acme');
select tests.person('colleague'), tests.power('colleague', 'agency_operator', 'acme');
select tests.guardian('colleague', 'lily', 'sponsor'), tests.guardian('colleague', 'grown', 'sponsor'), tests.guardian('colleague', 'no learner', 'sponsor');
select tests.organisation('hill', 'school'), tests.person('head'), tests.power('head', 'school_representative', 'hill'), tests.guardian('head', 'grown', 'sponsor');
create function pg_temp.may(p_who text, p_persona text, p_learner text, p_at timestamptz default '2026-11-21 12:00Z') returns text language sql as $$
  select tests.seal_as(p_who, p_persona);
  select tests.truth(format('select booking.caller_may_book_for(%L, null, %L)', tests.id(p_learner), p_at))
$$;

savepoint profile;
select tests.follows_profile();
select is(pg_temp.may('lily''s parent', 'web_guardian', 'lily'), 'true', 'A guardian for a ward'),
       is(pg_temp.may('lily''s parent', 'web_guardian', 'seventeen'), 'false', 'not for somebody else''s'),
       is(pg_temp.may('lily''s parent', 'web_guardian', 'nobody'), 'false', 'nor for nobody'),
       is(pg_temp.may('lily''s parent', 'web_guardian', 'no learner'), 'false', 'nor for a child who is no learner here'),
       is(pg_temp.may('lily''s parent', 'web_learner', 'lily'), 'false', 'nor as anything but a guardian'),
       is(pg_temp.may('seventeen''s parent', 'web_guardian', 'seventeen', '2026-11-21 23:59:59Z'), 'true', 'until the ward is eighteen'),
       is(pg_temp.may('seventeen''s parent', 'web_guardian', 'seventeen', '2026-11-22 00:00Z'), 'false', 'and not from that day on'),
       is(pg_temp.may('teen', 'web_learner', 'teen', '2026-11-21 23:59:59Z'), 'false', 'A learner of twelve not for themselves'),
       is(pg_temp.may('teen', 'web_learner', 'teen', '2026-11-22 00:00Z'), 'true', 'one of thirteen does, where the profile asks for no sponsor'),
       is(pg_temp.may('teen', 'web_learner', 'alone', '2026-11-22 00:00Z'), 'false', 'but not for a friend'),
       is(pg_temp.may('agent', 'web_agency', 'lily'), 'true', 'An agency for a learner for whom one of its people answers'),
       is(pg_temp.may('agent', 'web_agency', 'grown'), 'true', 'and for an adult'),
       is(pg_temp.may('agent', 'web_agency', 'alone'), 'false', 'not for a child nobody answers for'),
       is(pg_temp.may('agent', 'web_agency', 'no learner'), 'false', 'nor for who is no learner'),
       is(pg_temp.may('agent', 'web_agency', 'seventeen'), 'false', 'nor for a child of the platform it has nothing to do with'),
       is(pg_temp.may('head', 'web_school', 'grown'), 'true', 'a school likewise'),
       is(pg_temp.may('head', 'web_school', 'lily'), 'false', 'for its own learners'),
       is(pg_temp.may('agent', 'web_school', 'grown'), 'false', 'and nobody in the name of a school they do not represent'),
       is(pg_temp.may('ann', 'web_tutor', 'lily'), 'false', 'A tutor for nobody'),
       is(pg_temp.may('ann', 'web_admin', 'lily'), 'false', 'and nobody else for anybody');
rollback to profile;
select tests.follows_profile('mytutor');
select is(pg_temp.may('alone', 'web_learner', 'alone'), 'false', 'mytutor: sixteen is too young to book alone'),
       is(pg_temp.may('grown', 'web_learner', 'grown'), 'true', 'an adult is not');
rollback to profile;
select tests.follows_profile('tutorninjas');
select is(pg_temp.may('grown', 'web_learner', 'grown'), 'false', 'tutorninjas: everybody has a sponsor who books');
-- the age counts by itself, whatever a profile might say of sponsors
rollback to profile;
select tests.follows_profile();
select tests.settled();
select tests.given($$ alter table policy.profile_value disable trigger user; alter table policy.parameter disable trigger user;
  update policy.parameter set floor = null where key = 'student.sponsor_required_under';
  update policy.profile_value set value = '5' where profile = 'tutorstudio' and key = 'student.sponsor_required_under' $$);
select is(pg_temp.may('teen', 'web_learner', 'teen', '2026-11-21 23:59:59Z'), 'false', 'A learner of twelve books nothing, under no profile');
select * from finish();
rollback;
