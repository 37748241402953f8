-- Who may read which reason (E1.4): a code may reveal that a record exists.
begin;
select plan(34);
select tests.follows_profile();
select tests.person('ann', '{tutor}');
select tests.person('dina', '{dsl}');

create function pg_temp.read(p_persona text, p_person text, p_part text, variadic p_found text[]) returns text language sql as $$
  select tests.truth(format(
    'select string_agg(told ->> ''code'', '','') from jsonb_array_elements(booking.visible_reasons(%L, %L, %L, %L, now()) -> %L) as told',
    (select jsonb_agg(jsonb_build_object('code', split_part(found, ' ', 1), 'class', split_part(found, ' ', 2),
       'until', now() - interval '1 hour', 'blocks', split_part(found, ' ', 2) <> 'A')) from unnest(p_found) as found),
    tests.id('ann'), p_persona, tests.id(p_person), p_part))
$$;

-- every code, to every reader
create temporary table read on commit drop as
select reason.code, reason.class, reason.family,
  pg_temp.read('web_guardian', 'somebody', 'reasons', reason.code || ' ' || reason.class) as public,
  coalesce(pg_temp.read('web_tutor', 'ann', 'reasons', reason.code || ' ' || reason.class),
           pg_temp.read('web_tutor', 'ann', 'advisories', reason.code || ' ' || reason.class)) as tutor,
  coalesce(pg_temp.read('web_vetting', 'somebody', 'reasons', reason.code || ' ' || reason.class),
           pg_temp.read('web_vetting', 'somebody', 'advisories', reason.code || ' ' || reason.class)) as officer,
  coalesce(pg_temp.read('web_dsl', 'dina', 'reasons', reason.code || ' ' || reason.class),
           pg_temp.read('web_dsl', 'dina', 'advisories', reason.code || ' ' || reason.class)) as dsl,
  pg_temp.read('web_dsl', 'ann', 'reasons', reason.code || ' ' || reason.class) as dsl_on_themself
from jsonb_to_recordset(tests.truth($$ select jsonb_agg(to_jsonb(reason)) from booking.reason $$)::jsonb)
  as reason (code text, class text, family text);

select is_empty($$ select code, public from pg_temp.read where class = 'A' and public is not null $$, 'The public reads no advisories');
select is_empty($$ select code, public from pg_temp.read where class <> 'A' and public is distinct from
  case family when 'student' then 'STUDENT_SETUP_INCOMPLETE' when 'engagement' then 'ENGAGEMENT_NOT_READY'
    when 'session' then 'SESSION_NOT_READY' else 'TUTOR_NOT_BOOKABLE' end $$, 'The public reads four codes, one for each family of reasons');
select is_empty($$ select code, tutor from pg_temp.read where tutor is distinct from
  case when code in ('TUTOR_ACCOUNT_INACTIVE', 'TUTOR_ON_HOLD', 'TUTOR_SUSPENDED', 'TUTOR_CLOSED', 'NO_CONTACT_ORDER', 'SCREENING_HIT_OPEN',
         'DBS_NEW_INFORMATION', 'BARRED_LIST_MATCH', 'PROHIBITION_MATCH') then 'ACCOUNT_UNDER_REVIEW'
       when family = 'student' then case when class <> 'A' then 'STUDENT_SETUP_INCOMPLETE' end
       when code = 'RECORDING_OBJECTION' then 'SESSION_NOT_READY'
       else code end $$, 'A tutor reads their own file, and of what could be a restriction only that the account is under review');
select is_empty($$ select code, officer from pg_temp.read where officer is distinct from
  case when code in ('TUTOR_ACCOUNT_INACTIVE', 'TUTOR_ON_HOLD', 'TUTOR_SUSPENDED', 'TUTOR_CLOSED', 'NO_CONTACT_ORDER') then 'ACCOUNT_UNDER_REVIEW'
       when family = 'student' then case when class <> 'A' then 'STUDENT_SETUP_INCOMPLETE' end
       when code = 'RECORDING_OBJECTION' then 'SESSION_NOT_READY'
       else code end $$, 'A vetting officer reads checks, and neither holds nor the affairs of learners');
select is_empty($$ select code, dsl from pg_temp.read where dsl is distinct from code $$, 'A safeguarding lead reads everything');
select is_empty($$ select code from pg_temp.read where class <> 'A' and dsl_on_themself is distinct from tutor $$,
  'except about themselves: then they are a tutor like any other');

select is(pg_temp.read(persona, 'somebody', 'reasons', 'DBS_LAPSED B', 'TUTOR_ON_HOLD B', 'NO_CONTACT_ORDER B', 'TRAINING_LAPSED:kcsie_part1 N'),
  'TUTOR_NOT_BOOKABLE', format('%s: four causes are one word', persona))
from unnest(array['web_anon', 'web_learner', 'web_guardian', 'web_agency', 'web_school', 'web_admin', 'web_compliance', 'web_tutor']) as persona;
select is(pg_temp.read('web_tutor', 'ann', 'reasons', 'TUTOR_ON_HOLD B', 'NO_CONTACT_ORDER B', 'SCREENING_HIT_OPEN B'), 'ACCOUNT_UNDER_REVIEW',
  'Under review once, whatever the number of causes');
select is(pg_temp.read('web_tutor', 'ann', 'reasons', 'TRAINING_LAPSED:kcsie_part1 N', 'ACK_MISSING:code_of_conduct N'),
  'ACK_MISSING:code_of_conduct,TRAINING_LAPSED:kcsie_part1', 'Codes with a suffix are read with it');
select is(pg_temp.read(persona, person, 'reasons', 'SOMETHING_NEW B'), told, format('%s: a code without words is read as the most careful one', persona))
from (values ('web_guardian', 'somebody', 'TUTOR_NOT_BOOKABLE'), ('web_tutor', 'ann', 'ACCOUNT_UNDER_REVIEW'),
             ('web_vetting', 'somebody', 'ACCOUNT_UNDER_REVIEW')) as tried (persona, person, told);
select is(pg_temp.read('web_guardian', 'somebody', 'reasons', 'EXPIRES_BEFORE_SESSION N'), 'TUTOR_NOT_BOOKABLE',
  'An advisory that a profile made a reason is read like any other');
select is(pg_temp.read('web_vetting', 'ann', 'reasons', 'TUTOR_ON_HOLD B', 'SCREENING_HIT_OPEN B'), 'ACCOUNT_UNDER_REVIEW',
  'An officer asking about themselves is a tutor');

-- served notice
select tests.given(format($q$ insert into vetting.notice (notice_id, person_id, code, served_at, served_by)
  values (gen_random_uuid(), tests.id('ann'), %L, %L, tests.registrar()) $q$, code, at))
from (values ('TUTOR_SUSPENDED', now() - interval '30 minutes'), ('SCREENING_HIT_OPEN', now() - interval '2 hours'),
             ('DBS_NEW_INFORMATION', now() + interval '1 hour')) as served (code, at);
select is(pg_temp.read('web_tutor', 'ann', 'reasons', 'TUTOR_SUSPENDED B'), 'TUTOR_SUSPENDED', 'What was formally served is read by its name'),
       is(pg_temp.read('web_tutor', 'ann', 'reasons', 'SCREENING_HIT_OPEN B'), 'ACCOUNT_UNDER_REVIEW', 'A notice of an earlier matter serves no later one'),
       is(pg_temp.read('web_tutor', 'ann', 'reasons', 'DBS_NEW_INFORMATION B'), 'ACCOUNT_UNDER_REVIEW', 'and one that is still to come serves nothing'),
       is(pg_temp.read('web_tutor', 'ann', 'reasons', 'TUTOR_ON_HOLD B'), 'ACCOUNT_UNDER_REVIEW', 'A hold is never served');

-- and no notice serves what is never served, were one written down
select tests.settled();
select tests.given($$ alter table vetting.notice drop constraint notice_code;
  insert into vetting.notice (notice_id, person_id, code, served_at, served_by) values (gen_random_uuid(), tests.id('ann'), 'TUTOR_ON_HOLD', now(), tests.registrar()) $$);
select is(pg_temp.read('web_tutor', 'ann', 'reasons', 'TUTOR_ON_HOLD B'), 'ACCOUNT_UNDER_REVIEW', 'A hold least of all');
-- what blocks is a reason and what does not is an advisory, and what may not be read is neither
select is(pg_temp.read(persona, who, 'advisories', 'DBS_LAPSED B', 'DBS_UPDATE_UNMATCHED A', 'STUDENT_DOB_UNKNOWN A'), told, format('advisories to %s as %s', who, persona)),
       is(tests.truth(format('select jsonb_array_length(booking.visible_reasons(%L, %L, %L, %L, now()) -> ''advisories'')',
         '[{"code": "DBS_LAPSED", "class": "B", "blocks": true}, {"code": "DBS_UPDATE_UNMATCHED", "class": "A", "blocks": false}, {"code": "STUDENT_DOB_UNKNOWN", "class": "A", "blocks": false}]',
         tests.id('ann'), persona, tests.id(who))), length::text, 'and nothing without a name')
from (values ('web_tutor', 'ann', 'DBS_UPDATE_UNMATCHED', 1), ('web_vetting', 'somebody', 'DBS_UPDATE_UNMATCHED', 1), ('web_dsl', 'dina', 'DBS_UPDATE_UNMATCHED,STUDENT_DOB_UNKNOWN', 2)) as asked (persona, who, told, length);

-- words
select is(tests.truth($$ select booking.visible_reasons('[{"code": "TUTOR_ON_HOLD", "class": "B", "until": "2026-01-01", "blocks": true}]',
    tests.id('ann'), 'web_guardian', tests.id('x'), now()) $$)::jsonb,
  '{"reasons": [{"code": "TUTOR_NOT_BOOKABLE", "meaning": "This tutor cannot be booked at the moment.",
    "remedy": "Choose another tutor, or try again later."}]}'::jsonb, 'The public is told no instant, and has no advisories to miss');
select is(tests.truth($$ select booking.visible_reasons('[]', tests.id('ann'), 'web_guardian', tests.id('x'), now()) $$)::jsonb,
  '{"reasons": []}'::jsonb, 'Nothing found, nothing told');

select * from finish();
rollback;
