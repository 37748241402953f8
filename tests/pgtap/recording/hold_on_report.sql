-- Some reports keep the recording by themselves (E3.2, MT-49, MT-52).
begin;
select plan(7);
select tests.follows_profile(), tests.bookable('ann'), tests.ward('lily', tests.born(11)), tests.person('dina', '{dsl}'), tests.person('dora', '{dsl}'), tests.person('lado', '{lado_coordinator}'), tests.person('serge', '{session_service}'), tests.person('cora', '{compliance_reporter}');
select tests.lesson('lesson', 'ann', '{lily}'), tests.footage('film', 'lesson');
select tests.lesson('of ' || category, 'ann', '{lily}', now() + place * interval '2 days'), tests.reported('of ' || category, 'person', 'case', category)
from unnest(array['csam', 'inappropriate_image', 'abuse_witnessed', 'sexual_behaviour', 'other']) with ordinality as reported (category, place);
select is(tests.truth(format('select string_agg(concat_ws('' '', kind, automatic, from_allegation, case_id = tests.id(''case'')), '','') from recording.hold where lesson_id = %L', tests.id('of ' || category))), told, category)
from (values ('csam', 'evidence_lock t f t'), ('inappropriate_image', 'evidence_lock t f t'), ('abuse_witnessed', 'legal_hold t f t'), ('sexual_behaviour', 'legal_hold t f t'), ('other', null)) as asked (category, told);
select tests.reported('lesson', 'classifier');
select is(tests.truth('select count(*) from recording.hold where lesson_id = tests.id(''lesson'')'), '0', 'A machine holds nothing (F8)');
select tests.is_refused($$ select tests.given($q$ insert into recording.report (lesson_id, source, category, noted_by) values (tests.id('lesson'), 'classifier', 'csam', tests.registrar()) $q$) $$, 'and names no category', '23514');
select * from finish();
rollback;
