-- How consent was kept: what must be none, and no figure that tells of a family (E7 report 9, F23).
begin;
select plan(30);
select tests.follows_profile(), tests.bookable('ann'), tests.bookable('bob'), tests.ward('lily', tests.born(11)), tests.ward('tess', tests.born(14)), tests.person('dina', '{dsl}'), tests.person('dora', '{dsl}'), tests.person('lado', '{lado_coordinator}'), tests.person('serge', '{session_service}'), tests.person('cora', '{compliance_reporter}');
select tests.lesson('lesson', 'ann', '{lily}'), tests.footage('film', 'lesson'), tests.lesson('other', 'bob', '{tess}', now() + interval '2 days'), tests.footage('other film', 'other');
create function pg_temp.there(p_lesson text, p_learner text, p_at timestamptz) returns void language sql as $$ select tests.given(format('insert into booking.presence (lesson_id, learner_id, confirmed_by, confirmed_at) values (%L, %L, %L, %L)', tests.id(p_lesson), tests.id(p_learner), tests.registrar(), p_at)) $$;
select pg_temp.there('lesson', 'lily', now() - interval '3 hours'), tests.begun('lesson', now() - interval '2 hours');
select tests.become('cora', 'web_compliance');
create function pg_temp.told() returns jsonb language plpgsql as $$ begin return api.recording_consent_report(now() - interval '2 days', now() + interval '1 day'); end $$;
select is(pg_temp.told() -> 'totals', '{"recorded": 1, "sessions": 1, "ended_late": 0, "without_presence": 0, "always_on_without_notice": 0}', 'One lesson was begun and recorded'), is(pg_temp.told() -> 'ok', 'true', 'and nothing was wrong');
select is((select string_agg(concat_ws(' ', row ->> 'band', row ->> 'refused', row ->> 'withdrawn'), ',') from jsonb_array_elements(pg_temp.told() -> 'rows') as row), 'under_13 0 0,13_to_15 0 0,16_to_17 0 0,adult 0 0,all 0 0', 'nobody said no');
select is(pg_temp.told() #>> '{header,report}' || ' ' || (pg_temp.told() #>> '{header,threshold}'), 'recording_consent_report 5', 'The report says what it is'), is(pg_temp.told() #>> '{header,sha256}', encode(sha256(convert_to((pg_temp.told() -> 'rows')::text, 'UTF8')), 'hex'), 'with the hash of its rows');
select tests.said_then('tess', 'self', 'other', 'tess', 'given', now() - interval '95 minutes');
select is((select string_agg(concat_ws(' ', row ->> 'refused', row ->> 'withdrawn'), ',') from jsonb_array_elements(pg_temp.told() -> 'rows') as row), '0 0,0 0,0 0,0 0,0 0', 'and whoever consents has not');
select tests.said_then('lily', 'self', 'lesson', 'lily', 'objected', now() - interval '90 minutes');
select is((select string_agg(concat_ws(' ', row ->> 'band', row ->> 'refused', row ->> 'withdrawn'), ',') from jsonb_array_elements(pg_temp.told() -> 'rows') as row), 'under_13 c 0,13_to_15 c 0,16_to_17 0 0,adult 0 0,all c 0', 'One child who said no is not told');
select tests.begun('other', now() - interval '1 hour'), pg_temp.there('other', 'tess', now() - interval '30 minutes');
select is(pg_temp.told() #> '{must_be_zero,without_presence}', '1', 'A lesson begun before the learner was there'), is(pg_temp.told() -> 'ok', 'false', 'must not be');
select tests.lesson('unrecorded', 'bob', '{tess,lily}', now() + interval '5 days'), tests.lesson('alone', 'bob', '{lily}', now() + interval '6 days'), tests.lesson('fifth', 'bob', '{lily}', now() + interval '7 days');
select pg_temp.there('unrecorded', 'lily', now() - interval '40 minutes'), tests.begun('unrecorded', now() - interval '20 minutes'), tests.begun('alone', now() - interval '10 minutes');
select is(pg_temp.told() #>> '{totals,recorded}', '2', 'Two were recorded'), is(pg_temp.told() #>> '{totals,sessions}', '4', 'of four');
select is(pg_temp.told() #>> '{must_be_zero,without_presence}', '3', 'Three began before everybody was there: one learner is not another, nor one lesson another');
-- the platform records every lesson from an hour and a half ago on: before bob's, after ann's
select tests.given($$ insert into policy.profile_adoption (adoption_id, profile, effective_from, proposed_by, proposed_at, approved_by, approved_at)
  values (gen_random_uuid(), 'mytutor', now() - interval '90 minutes', tests.id('dina'), now() - interval '3 hours', tests.id('dora'), now() - interval '2 hours') $$);
select is(pg_temp.told() #> '{must_be_zero,always_on_without_notice}', '3', 'A lesson that is always recorded, begun without notice, must not be');
select is((select (api.recording_consent_report(now() - interval '20 days', now() - interval '10 days')) #> '{totals,sessions}'), '0', 'Only what was begun in the period');
select tests.is_refused('select api.recording_consent_report(now(), now())', 'which has to be one', 'PT422');
select is((select tests.truth($q$ select concat_ws(' ', action, outcome, reasons) from ledger.record order by seq desc limit 1 $q$)), 'recording_consent_report done {}', 'Reading it is entered');
select tests.become('dina', 'web_dsl');
select tests.is_refused('select api.recording_consent_report()', 'Others do not read it');
select tests.become('ann', 'web_tutor');
select tests.is_refused('select api.recording_consent_report()', 'nor do tutors');

select tests.become('cora', 'web_compliance');
select is(api.recording_consent_report(now() - interval '5 minutes', now() + interval '1 day') #>> '{totals,sessions}', '0', 'What began before the period is not in it');
create function pg_temp.of_band(p_from interval, p_until interval default '1 day') returns text language sql as $$
  select string_agg(concat_ws(' ', row ->> 'band', row ->> 'refused', row ->> 'withdrawn'), ',') from jsonb_array_elements(api.recording_consent_report(now() + p_from, now() + p_until) -> 'rows') as row where row ->> 'band' in ('under_13', '13_to_15') $$;
select is(pg_temp.of_band('-10 minutes'), 'under_13 0 0,13_to_15 0 0', 'nor what was said before it'), is(pg_temp.of_band('-2 days', '-100 minutes'), 'under_13 0 0,13_to_15 0 0', 'or after it');

select tests.settled();
select tests.given('alter table recording.segment disable trigger user');
create function pg_temp.ended_late(p_reason text, p_stop interval, p_after interval) returns text language plpgsql as $$
begin
  perform tests.given(format('update recording.segment set started_at = now() + %1$L::interval - interval ''1 hour'', stop_required_at = now() + %1$L::interval, stop_reason = %2$L,
    ended_at = now() + %1$L::interval + %3$L::interval where segment_id = %4$L', p_stop, p_reason, p_after, tests.id('film')));
  return pg_temp.told() #>> '{totals,ended_late}';
end $$;
select is(pg_temp.ended_late(reason, stop::interval, after::interval), told, why) from (values
  ('learner_objects', '-1 hour', '1 minute', '1', 'A recording that went on for a minute after a child said no ended late'),
  ('learner_objects', '-1 hour', '1 second', '0', 'one that ended at once did not'),
  ('safety_flag', '-1 hour', '1 minute', '0', 'What a flag stops is another matter'),
  ('learner_objects', '-3 days', '1 minute', '0', 'and what was before the period'),
  ('learner_objects', '2 days', '1 minute', '0', 'or is after it')) as tried (reason, stop, after, told, why);

-- one child who says no five times is one child (F23)
select tests.ward('k' || n, tests.born(11)) from generate_series(1, 5) as n;
select tests.said_then('lily', 'self', lesson, 'lily', 'objected', now() - interval '80 minutes'), tests.said_then('lily', 'self', lesson, 'lily', 'withdrawn', now() - interval '70 minutes') from unnest(array['lesson', 'other', 'unrecorded', 'alone', 'fifth']) as lesson;
select tests.said_then('k' || n || '''s parent', 'parent', 'lesson', 'k' || n, 'given', now() - interval '80 minutes') from generate_series(1, 5) as n;
select is(split_part(pg_temp.of_band('-2 days'), ',', 1), 'under_13 c c', 'However often one child said no, and however many said yes, the report tells nobody');
-- the notice was published anew while a lesson with consent was to come: that is asked about where everything is recorded
select tests.given($$ insert into policy.document_version (document, version, effective_from, owner, review_due_on, body) values ('recording_notice', '9', now() - interval '3 hours', 'DSL', (now() + interval '3 months')::date, 'anew') $$);
select is(pg_temp.told() #>> '{must_be_zero,always_on_without_notice}', '3', 'Where recording rests on consent a notice is another matter');
select tests.stands_in('recording.consent_findings(uuid,timestamptz)', 'begin return; end');
select is(pg_temp.told() #>> '{must_be_zero,always_on_without_notice}', '0', 'Where nothing is missing nothing is wrong');
select tests.stands_in('recording.consent_findings(uuid,timestamptz)', $$ begin code := 'LEARNER_OBJECTS'; return next; end $$);
select is(pg_temp.told() #>> '{must_be_zero,always_on_without_notice}', '0', 'nor where something else is');
select * from finish();
rollback;
