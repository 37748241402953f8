-- A reason from the list and in words of their own (E3.4, F18).
begin;
select plan(29);
-- words are read the same where a backslash is no letter; a function is read when it is first called after it was made
set local standard_conforming_strings = off;
select tests.given(tests.truth($$ select pg_get_functiondef('recording.reason_findings(text, text, boolean)'::regprocedure) $$));
create function pg_temp.wrong(p_code text, p_reason text, p_observations boolean default false) returns text language sql as $$
  select coalesce(tests.value_as('cap_recording', format('select string_agg(said, '','' order by said) from recording.reason_findings(%L, %L, %L) as said', p_code, p_reason, p_observations)), '') $$;
select is(pg_temp.wrong(code, 'A concern was raised about this lesson'), '', code || ' is a reason')
from unnest(array['safeguarding_case', 'crisis_review', 'lado_request', 'police_request', 'subject_access', 'complaint', 'appeal', 'classifier_flag_review']) as code;
select is(pg_temp.wrong(code, 'A concern was raised about this lesson'), told, why)
from (values (null, 'REASON_CODE_MISSING', 'None is none'), ('curiosity', 'REASON_CODE_NOT_ALLOWED', 'not one off the list'), ('', 'REASON_CODE_NOT_ALLOWED', 'not an empty one'),
  ('quality_observation', 'REASON_CODE_NOT_ALLOWED', 'and to observe only where the profile observes')) as asked (code, told, why);
select is(pg_temp.wrong('quality_observation', 'A concern was raised about this lesson', true), '', 'There it is one');
select is(pg_temp.wrong('complaint', words), case when good then '' else 'REASON_TOO_SHORT' end, format('%s: %s', case when good then 'enough' else 'not enough' end, words))
from (values (null, false), ('', false), ('testing', false), ('n/a', false), ('nineteen characters', false), ('twenty characters ok', true),
  ('testing testing testing testing', false), ('n/a n/a n/a n/a n/a n/a', false), ('.....................................', false), ('                                        x', false),
  ('ssssss was not mmmmmmmmmm here', false), ('x' || repeat('1', 40), false), ('nanny says  the tutor was late', true),
  ('The parent says the tutor was late', true), ('Testing the brakes was the subject', true)) as asked (words, good);
select is(pg_temp.wrong('curiosity', 'A concern was raised about this lesson', true), 'REASON_CODE_NOT_ALLOWED', 'where the profile observes as well');
select * from finish();
rollback;
