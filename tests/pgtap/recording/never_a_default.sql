-- There is no row, flag or parameter that could make recording a default or a standing consent (TS-49, B.2 row 1). All there
-- is about it is listed here: whoever adds a parameter, an argument or a column finds this list, and says why.
begin;
select plan(19);
select tests.follows_profile(), tests.bookable('ann'), tests.ward('kim', tests.born(14)), tests.person('dora', '{dsl}'), tests.person('dina', '{dsl}'), tests.person('alma', '{platform_administrator}');
select tests.organisation('acme', 'agency'), tests.engagement('ann at acme', 'ann', 'acme');

-- parameters
select is(tests.truth($$ select string_agg(key || case when choices is null then '' else ' ' || choices::text end, E'\n' order by key collate "C") from policy.parameter where key ~ 'record|consent' $$),
'recording.basis {consent_per_session,notice_always_on,forbidden}
recording.child_objection_blocks
recording.consent_max_lead_days
recording.dsl_grant_minutes
recording.parent_aware {notified,acknowledged,present}
recording.parent_bands {under_13,13_to_15,16_to_17}
recording.personal_equipment {dsl_approved,never}
recording.playback_roles {tutor,student,parent,parent_age_gated,guardian,school,dsl_with_reason,safeguarding_with_reason,staff_with_report}
recording.retention_days
recording.school_reads {school_learners,as_playback_roles}
recording.staff_review_requires {reason,flag_or_reason,report}
recording.stop_within
recording.withdrawn_footage {quarantine}', 'Every parameter about recording or consent, and what it may be');
select is(tests.truth(format($$ select policy.resolve('choice', 'free', '{consent_per_session,notice_always_on,forbidden}', '["consent_per_session", "notice_always_on"]', '"consent_per_session"', array[%L::jsonb], array[%L::boolean], %L::jsonb) $$, contract, deviated, null)),
  result, format('A contract that says %s%s gives %s', contract, case when deviated then ', with a departure,' else '' end, result))
from (values ('"notice_always_on"', false, '"consent_per_session"'), ('"consent_per_session"', false, '"consent_per_session"'), ('"forbidden"', false, '"forbidden"')) as said (contract, deviated, result);
select tests.become('dora', 'web_dsl');
select tests.answers(format($$ select api.approve_deviation('recording.basis', '"notice_always_on"', 'Because it would be so convenient for all of us', now() + interval '30 days', %L, null, %L) $$, tests.id('dina'), tests.id('ann alone')), 422, 'no-deviation', 'Nobody departs from it for an engagement');
select tests.override('always', 'acme', 'recording.basis', '"notice_always_on"');
select tests.answers(format($$ select api.approve_deviation('recording.basis', '"notice_always_on"', 'Because it would be so convenient for all of us', now() + interval '30 days', %L, %L) $$, tests.id('dina'), tests.id('always')), 422, 'no-deviation', 'nor for a contract');
select is(tests.effective('recording.basis', 'ann at acme'), '"consent_per_session"', 'whose word alone counts for nothing');
select tests.is_refused($x$ select tests.deviation('recording.basis', '"notice_always_on"', p_engagement => 'ann alone', p_until => now() + interval '1 day') $x$, 'and no row can be written that says so', 'PT422');
select tests.answers(format($$ select api.approve_deviation('recording.stop_within', '"PT11S"', 'Because it would be so convenient for all of us', now() + interval '30 days', %L, null, %L) $$, tests.id('dina'), tests.id('ann alone')), 422, 'below-floor', 'Nobody is given longer to stop');
select tests.become('alma', 'web_admin');
select tests.answers(format($$ select api.override_parameter(%L, 'recording.stop_within', '"PT11S"', 'as agreed') $$, tests.id('acme')), 422, 'below-floor', 'nor by contract');
select is(tests.effective('recording.stop_within', 'ann at acme'), '"PT10S"', 'Ten seconds it is');

-- what somebody can say, and of what
select is(tests.truth($$ select string_agg(p.oid::regprocedure::text || ' ' || p.proargnames::text, E'\n' order by p.proname) from pg_proc as p where p.pronamespace = 'api'::regnamespace and p.prosrc ~ 'recording\.say\(' $$),
'api.acknowledge_recording(uuid,uuid) {lesson_id,learner_id}
api.give_recording_consent(uuid,uuid) {lesson_id,learner_id}
api.object_to_recording(uuid,uuid) {lesson_id,learner_id}
api.refuse_recording_consent(uuid,uuid) {lesson_id,learner_id}
api.withdraw_recording_consent(uuid,uuid) {lesson_id,learner_id}', 'Each word is about one lesson and one learner: no list, no series, no until');
select is(tests.truth($$ select string_agg(distinct p.oid::regproc::text, ',' order by p.oid::regproc::text) from pg_proc as p where p.pronamespace not in ('tests'::regnamespace, 'pg_catalog'::regnamespace) and p.prosrc ~ 'insert into recording\.(act|segment) ' $$),
  'api.start_recording,recording.say', 'One function writes words, one begins a recording');
select is(tests.truth($$ select count(*) from recording.act $$), '0', 'and none writes a word for anybody when a lesson is booked') from (select tests.lesson('lesson', 'ann', '{kim}')) as booked;

-- columns: of what is said, of what is recorded, and of everything else that has the word in it
select is(tests.truth($$ select string_agg(column_name || case when column_default is null and is_identity = 'NO' then '' else ' =' end || case is_nullable when 'NO' then ' !' else '' end, ', ' order by ordinal_position) from information_schema.columns where table_schema = 'recording' and table_name = 'act' $$),
  'act_id = !, seq = !, lesson_id !, learner_id, person_id !, capacity !, kind !, at = !, band, guardianship_id', 'What is said is about one lesson, always, and nothing about it is a default but its number and the server''s time');
select is(tests.truth($$ select string_agg(kind.consrc, '') from (select pg_get_constraintdef(oid) as consrc from pg_constraint where conname = 'act_kind') as kind $$),
  'CHECK ((kind = ANY (ARRAY[''given''::text, ''refused''::text, ''withdrawn''::text, ''objected''::text, ''acknowledged''::text])))', 'Five words, of which none is for ever');
select is(tests.truth($$ select string_agg(table_schema || '.' || table_name || '.' || column_name, ', ' order by 1) from (select * from information_schema.columns order by table_schema, table_name, column_name) as c where table_schema in ('identity', 'policy', 'vetting', 'booking', 'recording') and column_name ~ 'record|consent|standing|series|always|opt' and column_name !~ '^recorded_(by|at)$|^standing_version$|^adoption_id$' $$),
  'vetting.update_service_consent.consent_id', 'No other column anywhere keeps anything of the kind');
select is(tests.truth($$ select string_agg(table_name || '.' || column_name, ', ' order by table_name, column_name) from information_schema.columns where table_schema = 'recording' and data_type = 'boolean' $$),
  'disclosure.subject_informed, disclosure.urgent, hold.automatic, hold.closes_to_all, hold.from_allegation, safety_flag.tell_hold', 'No flag of this lane opens anything');
select is(tests.truth($$ select string_agg(distinct tgname, ',') from pg_trigger where tgrelid = 'recording.segment'::regclass and tgname = '_500_gate' and tgenabled = 'A' $$), '_500_gate', 'And the gate asks each time, whoever comes');
select * from finish();
rollback;
