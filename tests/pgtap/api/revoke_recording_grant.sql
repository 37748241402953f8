-- From 13 until 18 a learner decides which parent sees which recording (E3.1).
begin;
select plan(14);
select tests.follows_profile(), tests.bookable('ann'), tests.bookable('bob'), tests.ward('lily', tests.born(11)), tests.ward('tess', tests.born(14)), tests.ward('sam', tests.born(16)), tests.person('dina', '{dsl}'), tests.person('dora', '{dsl}'), tests.person('lado', '{lado_coordinator}'), tests.person('serge', '{session_service}'), tests.person('cora', '{compliance_reporter}');
select tests.person('sponsor'), tests.guardian('sponsor', 'sam', 'sponsor');
select tests.lesson(who, 'ann', array[who], now() + place * interval '1 day'), tests.footage(who || '''s film', who) from unnest(array['lily', 'tess', 'sam']) with ordinality as taught (who, place);
create function pg_temp.saying(p_film text, p_parent text) returns text language sql as $$ select format('select api.revoke_recording_grant(%L, %L)', tests.id(p_film), tests.id(p_parent)) $$;
select tests.become('sam', 'web_learner');
select tests.answers(pg_temp.saying('sam''s film', 'sam''s parent'), 201, null, 'At 16 a learner decides');
select is(tests.truth($$ select string_agg(concat_ws(' ', kind, learner_id = tests.id('sam'), parent_id = tests.id('sam''s parent')), ',') from recording.parent_grant $$), 'revoked t t', 'which is kept');
select is((select tests.truth($q$ select concat_ws(' ', action, outcome, reasons) from ledger.record order by seq desc limit 1 $q$)), 'revoke_recording_grant done {}', 'and entered in the ledger');
select is((select api.revoke_recording_grant(tests.id('sam''s film'), tests.id('sam''s parent')) -> 'shared'), 'false'::jsonb, 'The answer says so');
select tests.answers(pg_temp.saying('sam''s film', 'sponsor'), 404, 'not-found', 'a sponsor is no parent'), tests.answers(pg_temp.saying('sam''s film', 'tess''s parent'), 404, 'not-found', 'nor is another''s'), tests.answers(pg_temp.saying('tess''s film', 'sam''s parent'), 404, 'not-found', 'another''s recording is not theirs');
select is((select tests.truth($q$ select concat_ws(' ', action, outcome, reasons) from ledger.record order by seq desc limit 1 $q$)), 'revoke_recording_grant refused {NOT_FOUND}', 'A refusal is entered too');
select tests.become('tess', 'web_learner');
select tests.answers(pg_temp.saying('tess''s film', 'tess''s parent'), 201, null, 'At 14 too');
select tests.become('lily', 'web_learner');
select tests.answers(pg_temp.saying('lily''s film', 'lily''s parent'), 409, 'not-yours-to-decide', 'under 13 not');
select tests.become('sam''s parent', 'web_guardian');
select tests.is_refused(pg_temp.saying('sam''s film', 'sam''s parent'), 'A parent decides nothing here');
select tests.become('sam', 'web_learner');
select tests.is_refused($$ select api.revoke_recording_grant(tests.id('sam''s film'), null) $$, 'It has to be said to whom', 'PT422');

select tests.become('sam', 'web_learner');
select tests.answered_once(pg_temp.saying('sam''s film', 'sam''s parent'));
select tests.is_required('segment_id', $$ select api.revoke_recording_grant(segment_id => null, parent_id => tests.id('somebody')) $$);
select * from finish();
rollback;
