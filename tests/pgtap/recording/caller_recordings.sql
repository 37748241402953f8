-- A list shows what somebody knows anyhow, and whether it opens; nothing in it tells why (F9, E3.1).
begin;
select plan(25);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.ward('lily', tests.born(11)), tests.ward('sam', tests.born(16)), tests.person('harm'), tests.guardian('harm', 'lily');
select tests.lesson('held', 'ann', '{lily}'), tests.lesson('withdrawn', 'ann', '{lily}', now() + interval '2 days'), tests.lesson('fine', 'ann', '{lily,sam}', now() + interval '3 days'), tests.lesson('old', 'ann', '{lily}', now() + interval '4 days'), tests.lesson('bob''s', 'bob', '{sam}');
select tests.footage('held film', 'held'), tests.footage('withdrawn film', 'withdrawn'), tests.footage('fine film', 'fine'), tests.footage('old film', 'old', now() - interval '28 days'), tests.footage('bob''s film', 'bob''s');
create function pg_temp.told(p_persona text) returns text language plpgsql as $$
begin
  return (
    select string_agg(concat_ws(' ', case segment_id when tests.id('held film') then 'held' when tests.id('withdrawn film') then 'withdrawn' when tests.id('fine film') then 'fine' when tests.id('old film') then 'old' else 'bob''s' end, open, cardinality(learner_ids)), ',' order by lesson_id <> tests.id('fine'), segment_id <> tests.id('held film'))
    from recording.caller_recordings(p_persona));
end $$;
select tests.become('ann', 'web_tutor');
select is(pg_temp.told('web_tutor'), 'fine t 2,held t 1,withdrawn t 1', 'A tutor sees what is kept of their lessons');
select tests.held('held', 'legal_hold', 'allegation'), tests.said_then('lily', 'self', 'withdrawn', 'lily', 'withdrawn', now() - interval '1 minute');
select is(pg_temp.told('web_tutor'), 'fine t 2,held f 1,withdrawn f 1', 'What is held and what was withdrawn are the same to them');
select is((select count(distinct to_jsonb(row) - '{segment_id,lesson_id}'::text[]) from recording.caller_recordings('web_tutor') as row where not open), 1::bigint, 'to the byte');
select tests.held('fine', 'evidence_lock', 'csam');
select is(pg_temp.told('web_tutor'), 'fine f 2,held f 1,withdrawn f 1', 'No lock adds or takes a row');
select tests.become('lily', 'web_learner');
select is(pg_temp.told('web_learner'), 'fine f 1,held t 1,withdrawn f 1', 'The learner sees theirs, and of the learners themselves alone');
select tests.become('lily''s parent', 'web_guardian');
select is(pg_temp.told('web_guardian'), 'fine f 1,held t 1,withdrawn f 1', 'the parent theirs');
select tests.become('harm', 'web_guardian');
select is(pg_temp.told('web_guardian'), 'fine f 1,held t 1,withdrawn f 1', 'the other too');
select tests.given($$ insert into recording.contact_block (guardian_id, learner_id, reason, blocked_by, blocked_at) values (tests.id('harm'), tests.id('lily'), 'as arranged for this test', tests.registrar(), now() - interval '1 hour') $$);
select is(pg_temp.told('web_guardian'), 'fine f 1,held f 1,withdrawn f 1', 'Who is kept away for safety keeps the rows, and opens none');
select tests.become('sam''s parent', 'web_guardian');
select is((select count(*) from recording.caller_recordings('web_guardian')), 0::bigint, 'At 16 a parent sees nothing without the learner''s grant');
select tests.shared('bob''s film', 'sam', 'sam''s parent');
select is(pg_temp.told('web_guardian'), 'bob''s t 1', 'and with it the one that was shared');
select tests.become('bob', 'web_tutor');
select is(pg_temp.told('web_tutor'), 'bob''s t 1', 'Another tutor sees theirs');
select tests.given($$ insert into recording.hold (lesson_id, kind, category, reason, placed_by) values (tests.id('bob''s'), 'legal_hold', 'inquiry', 'as arranged', tests.registrar()) $$);
select is((select string_agg(available_until::text, ',') from recording.caller_recordings('web_tutor')), ((now() - interval '1 hour') at time zone 'Europe/London')::date + 28 || '', 'A hold moves no date');
select tests.is_refused($$ select * from recording.caller_recordings('web_guardian') $$, 'Nobody asks in another hat', 'PT403');
select tests.pretend('web_tutor');
select tests.is_refused($$ select * from recording.caller_recordings('web_tutor') $$, 'Who proved nothing has no list', 'PT401');
select tests.become('dina', 'web_dsl');
select tests.is_refused($$ select * from recording.caller_recordings('web_tutor') $$, 'Staff have none');
select tests.become('ann', 'web_tutor');
select is(tests.truth($$ select string_agg(parameter_name, ',' order by ordinal_position) from information_schema.parameters where specific_schema = 'recording' and specific_name like 'caller_recordings%' and parameter_mode = 'OUT' $$),
  'segment_id,lesson_id,learner_ids,started_at,ended_at,available_until,open', 'No list has a key, a state or a reason');
-- a school: the lessons it commissions, and of the learners those who were expected
select tests.organisation('hill', 'school'), tests.organisation('dale', 'school'), tests.person('head'), tests.power('head', 'school_representative', 'hill'), tests.person('neighbour'), tests.power('neighbour', 'school_representative', 'dale');
select tests.engagement('bob at hill', 'bob', null, 'hill');
select tests.given($$ insert into vetting.contract (contract_id, person_id, kind, starts_on, engagement_id, recorded_by) values (gen_random_uuid(), tests.id('bob'), 'written_confirmation', '2026-01-01', tests.id('bob at hill'), tests.registrar()) $$);
select tests.lesson('class', 'bob', '{lily,sam}', now() + interval '9 days', p_engagement => 'bob at hill'), tests.footage('class film', 'class');
create function pg_temp.school() returns text language sql as $$ select string_agg(concat_ws(' ', case segment_id when tests.id('class film') then 'class' else 'other' end, open, cardinality(learner_ids)), ',') from recording.caller_recordings('web_school') $$;
select tests.become('head', 'web_school');
select is(pg_temp.school(), null, 'A school has no list where nothing lets it play');
select tests.override('schools', 'hill', 'recording.playback_roles', '["tutor", "student", "parent", "school", "dsl_with_reason"]', p_from => now() - interval '2 days');
select tests.become('head', 'web_school');
select is(pg_temp.school(), null, 'nor where its contract alone says so, which is looser than the profile');
select tests.deviation('recording.playback_roles', '["tutor", "student", "parent", "school", "dsl_with_reason"]', p_override => 'schools', p_until => now() + interval '30 days');
select tests.become('head', 'web_school');
select is(pg_temp.school(), 'class t 2', 'With the departure a lead approved it sees what it commissioned, and nothing else');
select tests.become('neighbour', 'web_school');
select is(pg_temp.school(), null, 'Another school sees nothing of it');
select tests.held('class', 'legal_hold', 'allegation', p_closes => true);
select tests.become('head', 'web_school');
select is(pg_temp.school(), 'class f 2', 'A hold takes no row from it');
select tests.given($$ alter table recording.segment_learner disable trigger user $$), tests.person('zoe', '{learner}', tests.born(12));
select tests.given($$ insert into recording.segment_learner (segment_id, learner_id, band) values (tests.id('class film'), tests.id('zoe'), 'under_13') $$);
select is(pg_temp.school(), 'class f 2', 'Whoever was let in from elsewhere is not told of');
select is(tests.keeps_from('head', 'web_school', 'class film'), '{CASE_CONFIDENTIAL,OTHER_PUPILS}', 'and closes it to the school');
select tests.person('zoe''s parent'), tests.guardian('zoe''s parent', 'zoe'), tests.lesson('elsewhere', 'ann', '{zoe}', now() + interval '12 days');
select tests.become('head', 'web_school');
select is(pg_temp.school(), 'class f 2', 'nor that they are expected at some other lesson');
select tests.person('dina', '{dsl}'), tests.become('dina', 'web_dsl');
select is(tests.value_as('cap_recording', $$ select count(*) from recording.caller_recordings('web_dsl') $$), '0', 'Staff have no list, whoever were to ask for them');
select * from finish();
rollback;
