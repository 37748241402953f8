-- Sponsors, acceptable use and agreements about off-site work: mytutor and tutorninjas (OS-22, TN-23, TN-30).
begin;
select plan(31);

create function pg_temp.found(p_learner text, p_at timestamptz default '2026-11-21 12:00Z', p_engagement text default 'ann alone',
                              p_point text default 'P2')
  returns text language sql as $$
  select tests.truth(format(
    'select string_agg(code || '' '' || class, '','' order by code) from booking.learner_findings(%L, %L, %L, %L, %L)',
    tests.id('ann'), tests.id(p_learner), tests.id(p_engagement), p_at, p_point))
$$;

select tests.bookable('ann');
select tests.ward('lily', '2015-05-05');
select tests.ward('seventeen', '2009-11-21');
select tests.person('alone', '{learner}', '2009-11-21');
select tests.person('grown', '{learner}', '1999-01-01');
select tests.person('sponsored', '{learner}', '1999-01-01');
select tests.person('sponsor');
select tests.guardian('sponsor', 'sponsored', 'sponsor', '2020-01-01', '2026-11-21 20:00Z');

savepoint profile;
select tests.follows_profile('mytutor');

select is(pg_temp.found('lily', '2026-11-20 12:00Z'), 'AUA_NOT_ACCEPTED B', 'mytutor: somebody has to accept the agreement for a child');
select tests.acknowledges('lily''s parent', 'aua', '2026-11-20 10:00Z');
select is(pg_temp.found('lily', '2026-11-20 09:59:59.999999Z'), 'AUA_NOT_ACCEPTED B', 'not before the guardian did'),
       is(pg_temp.found('lily', '2026-11-20 10:00Z'), null, 'a child under 13 need not'),
       is(pg_temp.found('seventeen', '2026-11-20 10:00Z'), 'AUA_NOT_ACCEPTED B', 'nor does one family accept for another');
select tests.acknowledges('seventeen', 'aua', '2026-11-20 10:00Z');
select is(pg_temp.found('seventeen', '2026-11-20 10:00Z'), 'AUA_NOT_ACCEPTED B', 'A learner of 17 cannot alone');
select tests.acknowledges('seventeen''s parent', 'aua', '2026-11-20 10:00Z');
select is(pg_temp.found('seventeen', '2026-11-20 10:00Z'), null, 'with the guardian they can');
select tests.given($$ insert into policy.document_version (document, version, effective_from, owner, review_due_on, body)
  values ('aua', 'newer', '2026-11-20 18:00Z', 'DSL', '2026-12-31', 'New.') $$);
select is(pg_temp.found('lily', '2026-11-20 17:59:59Z'), null, 'An acceptance holds until a new version'),
       is(pg_temp.found('lily', '2026-11-20 18:00Z'), 'AUA_NOT_ACCEPTED B', 'and not after it');
select is(pg_temp.found('alone', '2027-11-20 23:59:59Z'), 'AUA_NOT_ACCEPTED B,GUARDIAN_MISSING B', 'mytutor: under 18 a guardian is needed'),
       is(pg_temp.found('alone', '2027-11-21 00:00Z'), 'AUA_NOT_ACCEPTED B', 'from the 18th birthday none is'),
       is(pg_temp.found('grown', '2026-11-20 12:00Z'), 'AUA_NOT_ACCEPTED B', 'An adult accepts for themselves');
select tests.acknowledges('grown', 'aua', '2026-11-20 11:00Z');
select is(pg_temp.found('grown', '2026-11-20 12:00Z'), null, 'and needs nobody else');

-- the notice of recording stops a start only
select is(pg_temp.found('lily', '2026-11-20 12:00Z', p_point => 'P4'), 'RECORDING_NOTICE_MISSING S', 'Always recorded: a start needs the notice');
select tests.acknowledges('lily''s parent', 'recording_notice', '2026-11-20 12:00Z');
select is(pg_temp.found('lily', '2026-11-20 11:59:59Z', p_point => 'P4'), 'RECORDING_NOTICE_MISSING S', 'not before it is acknowledged'),
       is(pg_temp.found('lily', '2026-11-20 12:00Z', p_point => 'P4'), null, 'the guardian''s is enough under 13');
select tests.acknowledges('seventeen''s parent', 'recording_notice', '2026-11-20 12:00Z');
select is(pg_temp.found('seventeen', '2026-11-20 12:00Z', p_point => 'P4'), 'RECORDING_NOTICE_MISSING S', 'from 13 on the learner''s own too');
select tests.acknowledges('seventeen', 'recording_notice', '2026-11-20 12:00Z');
select is(pg_temp.found('seventeen', '2026-11-20 12:00Z', p_point => 'P4'), null, 'and both together');
select tests.acknowledges('grown', 'recording_notice', '2026-11-20 12:00Z');
select is(pg_temp.found('grown', '2026-11-20 12:00Z', p_point => 'P4'), null, 'mytutor: an adult''s own is enough');
rollback to profile;

select tests.follows_profile('tutorninjas');
select tests.acknowledges(person, 'safeguarding_policy', '2026-11-20 10:00Z')
from unnest(array['lily''s parent', 'grown', 'sponsored', 'sponsor']) as person;
select is(pg_temp.found('lily', '2026-11-20 12:00Z'), null, 'tutorninjas: a parent is a sponsor too'),
       is(pg_temp.found('grown', '2026-11-20 12:00Z'), 'SPONSOR_MISSING B', 'tutorninjas: everybody needs a sponsor, adults too'),
       is(pg_temp.found('sponsored', '2026-11-20 12:00Z'), null, 'one of any capacity'),
       is(pg_temp.found('sponsored', '2026-11-21 19:59:59Z'), null, 'until the link ends'),
       is(pg_temp.found('sponsored', '2026-11-21 20:00Z'), 'SPONSOR_MISSING B', 'and not from then on');
select tests.acknowledges('sponsored', 'recording_notice', '2026-11-20 12:00Z');
select is(pg_temp.found('sponsored', '2026-11-20 12:00Z', p_point => 'P4'), 'RECORDING_NOTICE_MISSING S', 'Whoever has a sponsor needs the sponsor''s acknowledgement');
select tests.acknowledges('sponsor', 'recording_notice', '2026-11-20 12:00Z');
select is(pg_temp.found('sponsored', '2026-11-20 12:00Z', p_point => 'P4'), null, 'and has it');

-- RESPONSIBILITY_AGREEMENT_MISSING
select tests.organisation('hill', 'school');
select tests.engagement('ann off site', 'ann', null, 'hill', p_off_site => true);
select tests.engagement('ann on site', 'ann', null, 'hill');
select is(pg_temp.found('lily', '2026-11-20 12:00Z', 'ann off site'), 'RESPONSIBILITY_AGREEMENT_MISSING B', 'Off-site work of a school needs an agreement'),
       is(pg_temp.found('lily', '2026-11-20 12:00Z', 'ann on site'), null, 'work on site does not');
select tests.given($$ insert into vetting.contract (contract_id, person_id, kind, starts_on, engagement_id, learner_id,
    school_signed_on, responsible_adult_signed_on, recorded_by)
  values (tests.id('agreement'), tests.id('ann'), 'responsibility_agreement', '2026-11-01', tests.id('ann off site'), tests.id('lily'),
    '2026-11-01', null, tests.registrar()) $$);
select is(pg_temp.found('lily', '2026-11-20 12:00Z', 'ann off site'), 'RESPONSIBILITY_AGREEMENT_MISSING B', 'One signature is not two');
select tests.given($$ insert into vetting.contract (contract_id, person_id, kind, starts_on, engagement_id, learner_id,
    school_signed_on, responsible_adult_signed_on, recorded_by, supersedes)
  values (gen_random_uuid(), tests.id('ann'), 'responsibility_agreement', '2026-11-01', tests.id('ann off site'), tests.id('lily'),
    '2026-11-01', '2026-11-20', tests.registrar(), tests.id('agreement')) $$);
select is(pg_temp.found('lily', '2026-11-19 23:59Z', 'ann off site'), 'AUA_NOT_ACCEPTED B,RESPONSIBILITY_AGREEMENT_MISSING B', 'not before the second is given'),
       is(pg_temp.found('lily', '2026-11-20 12:00Z', 'ann off site'), null, 'two are'),
       is(pg_temp.found('sponsored', '2026-11-20 12:00Z', 'ann off site'), 'RESPONSIBILITY_AGREEMENT_MISSING B', 'for that learner only');

select * from finish();
rollback;
