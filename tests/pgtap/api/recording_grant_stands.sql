-- What plays is closed at once when it would not open any more (E2.3 row 10, F19, E3.1).
begin;
select plan(25);
select tests.follows_profile(), tests.bookable('ann'), tests.ward('lily', tests.born(11)), tests.ward('tess', tests.born(14)), tests.person('dina', '{dsl}'), tests.person('serge', '{session_service}');
select tests.lesson('lesson', 'ann', '{lily}'), tests.lesson('hers', 'ann', '{tess}', now() + interval '2 days'), tests.footage('film', 'lesson'), tests.footage('other', 'lesson', now() - interval '2 hours'), tests.footage('her film', 'hers');
create temp table looks (who text, access_id text);
grant select, insert on looks to public;
create function pg_temp.looks(p_who text, p_persona text, p_film text, p_more text default '') returns void language plpgsql as $$
begin
  perform tests.become(p_who, p_persona);
  insert into looks values (p_who, tests.told(format('select api.open_recording(%L%s)', tests.id(p_film), p_more), '{access_id}'));
end $$;
create function pg_temp.stands(p_who text) returns text language plpgsql as $$
begin
  perform tests.become('serge', 'web_service');
  return (select tests.told(format('select api.recording_grant_stands(%L)', access_id), '{stands}') from looks where who = p_who);
end $$;
select pg_temp.looks('ann', 'web_tutor', 'film'), pg_temp.looks('lily', 'web_learner', 'film'), pg_temp.looks('lily''s parent', 'web_guardian', 'film'), pg_temp.looks('tess''s parent', 'web_guardian', 'her film');
select pg_temp.looks('dina', 'web_dsl', 'film', ', ''safeguarding_case'', ''A concern was raised about this lesson'', gen_random_uuid()');
select is(pg_temp.stands(who), 'true', format('What %s opened goes on', who)) from looks;
select tests.become('tess', 'web_learner');
select tests.answers(format('select api.revoke_recording_grant(%L, %L)', tests.id('her film'), tests.id('tess''s parent')), 201, null, 'A learner takes it back');
select is(pg_temp.stands('tess''s parent'), 'false', 'and the parent''s ends there and then');
select tests.held('lesson', 'legal_hold', 'allegation', 'case');
select is(pg_temp.stands('ann'), 'false', 'Under a hold the tutor''s ends'), is(pg_temp.stands('lily'), 'true', 'the learner''s does not');
select is(pg_temp.stands('dina'), 'false', 'what an allegation holds is not for a lead any more');
select tests.given($$ update recording.hold set released_at = clock_timestamp(), released_by = tests.registrar(), release_reason = 'as it was arranged for this test' $$);
select is(pg_temp.stands('ann'), 'true', 'Once it is released it goes on');
select tests.become('lily', 'web_learner');
select api.withdraw_recording_consent(tests.id('lesson'));
select is(pg_temp.stands(who), 'false', format('After the withdrawal %s sees no more', who)) from unnest(array['ann', 'lily', 'lily''s parent']) as who;
select is(pg_temp.stands('dina'), 'true', 'a safeguarding lead does');
select tests.become('serge', 'web_service');
select is(api.recording_grant_stands(tests.id('none')) ->> 'stands', 'false', 'What nobody was given does not stand');
select tests.become('dina', 'web_dsl');
select tests.is_refused('select api.recording_grant_stands(gen_random_uuid())', 'Only the session service asks');
select tests.only_for('api.recording_grant_stands', '{cap_recording,web_service}');

select tests.pretend('web_service');
select tests.is_refused('select api.recording_grant_stands(gen_random_uuid())', 'nor anybody without a token', 'PT401');
select tests.become('serge', 'web_service');
select tests.is_required('access_id', 'select api.recording_grant_stands(null)');
select is(api.recording_grant_stands(gen_random_uuid()) ->> 'stands', 'false', 'What was never opened does not stand');
select tests.footage('new film', 'lesson', now() - interval '1 hour');
create function pg_temp.look(p_name text, p_outcome text, p_expires interval) returns void language sql as $$
  select tests.given(tests.row_of('recording.access', jsonb_build_object('access_id', tests.id(p_name), 'segment_id', tests.id('new film'), 'lesson_id', tests.id('lesson'), 'reader_id', tests.id('ann'), 'persona', 'web_tutor',
    'outcome', p_outcome, 'codes', case p_outcome when 'refused' then '{X}' else '{}' end::text[], 'state', 'available', 'at', now() - interval '1 hour', 'expires_at', case p_outcome when 'granted' then now() + p_expires end))) $$;
select tests.stands_in('recording.read_findings(uuid,uuid,text,timestamptz,text,text,uuid)', 'begin return; end');
select pg_temp.look('open', 'granted', '10 minutes'), pg_temp.look('over', 'granted', '-10 minutes'), pg_temp.look('refused', 'refused', null);
select is(api.recording_grant_stands(tests.id(look)) ->> 'stands', stands, why) from (values
  ('open', 'true', 'What was opened stands'), ('over', 'false', 'until its time is over'), ('refused', 'false', 'and what was refused does not')) as tried (look, stands, why);
select tests.given($$ update identity.power set valid_until = clock_timestamp(), revoked_by = tests.registrar(), revoke_reason = 'left' where person_id = tests.id('ann') and power = 'tutor' $$);
select is(api.recording_grant_stands(tests.id('open')) ->> 'stands', 'false', 'nor what somebody opened as what they are no more');
select * from finish();
rollback;
