-- The row of each band: what must exist, what must not, and from whom it is missing (E2.2, E2.4).
begin;
select plan(39);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05'), tests.ward('nia', null);
select tests.lesson('lesson', 'ann', '{eve, pia, roy, ada, nia}', now() + interval '1 hour');
create function pg_temp.found(p_learner text) returns text language sql as $$
  select coalesce(tests.truth(format($q$ select string_agg(code || ' ' || from_whom, ', ' order by code) from recording.learner_findings(tests.id('lesson'), %L, clock_timestamp()) $q$, tests.id(p_learner))), 'passes') $$;
-- nothing was said: nothing is consent (TS-49)
select is(pg_temp.found(who), told, format('%s, to whom nothing was said: %s', who, told))
from (values ('eve', 'PARENT_CONSENT_MISSING guardian'), ('nia', 'PARENT_CONSENT_MISSING guardian'),
  ('pia', 'LEARNER_CONSENT_MISSING learner, PARENT_AWARENESS_MISSING guardian'),
  ('roy', 'LEARNER_CONSENT_MISSING learner'), ('ada', 'LEARNER_CONSENT_MISSING learner')) as row (who, told);
-- everybody says yes for themselves
select tests.says(who, 'self', 'lesson', who, 'given') from unnest('{eve,pia,roy,ada,nia}'::text[]) as who;
select is(pg_temp.found(who), told, format('%s said yes: %s', who, told))
from (values ('eve', 'PARENT_CONSENT_MISSING guardian'), ('nia', 'PARENT_CONSENT_MISSING guardian'),
  ('pia', 'PARENT_AWARENESS_MISSING guardian'), ('roy', 'passes'), ('ada', 'passes')) as row (who, told);
-- parents acknowledge
select tests.says(who || '''s parent', 'parent', 'lesson', who, 'acknowledged') from unnest('{eve,pia,roy,nia}'::text[]) as who;
select is(pg_temp.found(who), told, format('a parent of %s knows: %s', who, told))
from (values ('eve', 'PARENT_CONSENT_MISSING guardian'), ('nia', 'PARENT_CONSENT_MISSING guardian'), ('pia', 'passes')) as row (who, told);
select tests.says(who || '''s parent', 'parent', 'lesson', who, 'given') from unnest('{eve,pia,roy,nia}'::text[]) as who;
select is(pg_temp.found(who), 'passes', format('a parent of %s said yes', who)) from unnest('{eve,pia,nia}'::text[]) as who;
-- every kind of no
select tests.says(who || '''s parent', 'parent', 'lesson', who, 'withdrawn') from unnest('{eve,pia,roy,nia}'::text[]) as who;
select is(pg_temp.found(who), told, format('a parent of %s said no: %s', who, told))
from (values ('eve', 'PARENT_CONSENT_MISSING guardian, PARENT_OBJECTS guardian'), ('nia', 'PARENT_CONSENT_MISSING guardian, PARENT_OBJECTS guardian'),
  ('pia', 'PARENT_AWARENESS_MISSING guardian, PARENT_OBJECTS guardian'), ('roy', 'passes')) as row (who, told);
select tests.says(who, 'self', 'lesson', who, 'objected') from unnest('{eve,pia,roy,ada}'::text[]) as who;
select tests.says(who || '''s parent', 'parent', 'lesson', who, 'given') from unnest('{eve,pia,roy}'::text[]) as who;
select is(pg_temp.found(who), 'LEARNER_OBJECTS learner', format('%s said no', who)) from unnest('{eve,pia,roy,ada}'::text[]) as who;
-- whoever loses the capacity before the start
select tests.says(who, 'self', 'lesson', who, 'given') from unnest('{eve,pia}'::text[]) as who;
select is(pg_temp.found(who), 'passes', format('%s took it back', who)) from unnest('{eve,pia}'::text[]) as who;
select tests.given($$ update identity.guardianship set valid_until = now() + interval '30 minutes', ended_by = tests.registrar(), end_reason = 'as ordered' where learner_id in (tests.id('eve'), tests.id('pia')) $$);
select is(pg_temp.found(who), told, format('the link of %s''s parent ends before the lesson', who))
from (values ('eve', 'PARENT_CONSENT_MISSING guardian'), ('pia', 'PARENT_AWARENESS_MISSING guardian')) as row (who, told);
select is(tests.against('lesson', 'eve', now() + interval '70 minutes'), '{PARENT_CONSENT_MISSING}', 'which is what the start finds');
-- a flag
select tests.given($$ insert into recording.safety_flag (learner_id, reason, placed_by) values (tests.id('ada'), 'she may be recognised', tests.id('dora')) $$);
select is(pg_temp.found('ada'), 'LEARNER_OBJECTS learner, SAFETY_FLAG platform', 'Every reason is found, never only the first');
select is(pg_temp.found('nobody at all'), 'PARENT_CONSENT_MISSING guardian', 'Whoever is not known is under 13');
select is(tests.truth($$ select string_agg(code, ',') from recording.learner_findings(tests.id('no lesson'), tests.id('eve'), now()) $$), 'LESSON_UNKNOWN', 'No lesson, no consent');
-- how aware a parent has to be
select tests.person('the approver');
create function pg_temp.needs(p_level text) returns void language sql as $$
  select tests.given($q$ delete from policy.deviation $q$) where false;
  select tests.deviation('recording.parent_aware', to_jsonb(p_level), p_engagement => 'bob alone', p_from => now() - interval '1 hour', p_until => now() + interval '10 days') $$;
select tests.ward('tim', tests.born(14)), tests.lesson('tim''s', 'bob', '{tim}', now() + interval '3 hours');
select tests.says('tim', 'self', 'tim''s', 'tim', 'given'), pg_temp.needs('present');
select tests.says('tim''s parent', 'parent', 'tim''s', 'tim', 'acknowledged');
select is(tests.against('tim''s', 'tim'), '{PARENT_AWARENESS_MISSING}', 'Where a parent has to be there, a click is not enough');
select tests.given($$ insert into recording.parent_contact (lesson_id, learner_id, guardian_id, kind, reported_by) values (tests.id('tim''s'), tests.id('tim'), tests.id('tim''s parent'), 'present', tests.id('sam')) $$);
select is(tests.against('tim''s', 'tim'), '{}', 'their presence is');
-- a learner's own consent, too, is given a few days ahead at most (E2.3 row 18)
select tests.ward('zoe', tests.born(17)), tests.lesson('zoe''s', 'bob', '{zoe}', now() + interval '6 days');
select tests.says('zoe', 'self', 'zoe''s', 'zoe', 'given');
select is(tests.against('zoe''s', 'zoe'), '{}', 'A learner consents six days ahead');
select tests.given($$ update booking.lesson set starts_at = starts_at + interval '5 days', ends_at = ends_at + interval '5 days' where lesson_id = tests.id('zoe''s') $$);
select is(tests.against('zoe''s', 'zoe'), '{LEARNER_CONSENT_MISSING}', 'and is asked again where the lesson moves to a day too far ahead');
select tests.only_for('recording.learner_findings', '{cap_recording}');
-- what was said before somebody was 13, as it was known then, is no consent by a birth date that is corrected later (E2.3 row 2)
select tests.ward('kit', tests.born(12)), tests.lesson('kit''s', 'bob', '{kit}', now() + interval '5 hours'), tests.says('kit', 'self', 'kit''s', 'kit', 'given');
select tests.given($$ insert into identity.person_correction (person_id, field, old_value, new_value, reason, corrected_by) values (tests.id('kit'), 'date_of_birth', tests.born(12)::text, tests.born(17)::text, 'the passport says so', tests.registrar()) $$), tests.given($$ update identity.person set date_of_birth = tests.born(17) where person_id = tests.id('kit') $$);
select is(tests.against('kit''s', 'kit'), '{LEARNER_CONSENT_MISSING}', 'A correction makes no consent of it');
-- and what a learner could only have been told of is none, however it came to be there
select tests.ward('joe', tests.born(17)), tests.lesson('joe''s', 'bob', '{joe}', now() + interval '7 hours'), tests.settled(), tests.given('alter table recording.act drop constraint act_acknowledged_by_a_parent');
select tests.says('joe', 'self', 'joe''s', 'joe', 'acknowledged');
select is(tests.against('joe''s', 'joe'), '{LEARNER_CONSENT_MISSING}', 'To know of it is no consent');
select * from finish();
rollback;
