-- Approver is not the requester (E3.3).
begin;
select plan(15);
select tests.follows_profile(), tests.bookable('ann'), tests.bookable('bob'), tests.ward('lily', tests.born(11)), tests.ward('tess', tests.born(14)), tests.person('dina', '{dsl}'), tests.person('dora', '{dsl}'), tests.person('lado', '{lado_coordinator}'), tests.person('serge', '{session_service}'), tests.person('cora', '{compliance_reporter}');
select tests.lesson('lesson', 'ann', '{lily}'), tests.footage('film', 'lesson'), tests.lesson('other', 'bob', '{tess}', now() + interval '2 days'), tests.footage('other film', 'other');
create function pg_temp.asked(p_name text, p_ago interval default '0', p_urgent boolean default false) returns void language sql as $$
  select tests.given(format('insert into recording.disclosure (disclosure_id, segment_ids, recipient_type, recipient_organisation, recipient_officer, authority_reference, legal_gateway, content_sha256, urgent, subject_informed, requested_by, requested_at)
  values (%L, array[%L]::uuid[], ''court'', ''Some office'', ''A person'', ''R 1'', ''court_order'', sha256(''x''), %L, true, %L, %L)', tests.id(p_name), tests.id('film'), p_urgent, tests.id('dina'), now() - p_ago)) $$;
select pg_temp.asked('one'), pg_temp.asked('late', '25 hours', true), pg_temp.asked('third');
create function pg_temp.approving(p_name text) returns text language sql as $$ select format('select api.approve_disclosure(%L)', tests.id(p_name)) $$;
select tests.become('dina', 'web_dsl');
select tests.answers(pg_temp.approving('one'), 403, 'not-for-yourself', 'Not what one asked for');
select tests.become('dora', 'web_dsl');
select tests.answers(pg_temp.approving('one'), 200, null, 'Another approves');
select is(tests.truth($$ select approved_by = tests.id('dora') from recording.disclosure where disclosure_id = tests.id('one') $$), 'true', 'in their own name');
select is((select tests.truth($q$ select concat_ws(' ', action, outcome, reasons) from ledger.record order by seq desc limit 1 $q$)), 'approve_disclosure done {}', 'and it is entered');
select tests.answers(pg_temp.approving('one'), 409, 'already-approved', 'once'), tests.answers(pg_temp.approving('nothing'), 404, 'not-found', 'what there is');
select is((select api.approve_disclosure(tests.id('late')) -> 'late'), 'true'::jsonb, 'What was urgent and waited longer than a day is late');
select tests.become('lado', 'web_lado');
select is((select api.approve_disclosure(tests.id('third')) - 'content_sha256'), jsonb_build_object('disclosure_id', tests.id('third'), 'approved', true, 'urgent', false, 'late', false), 'The LADO coordinator approves too');
select pg_temp.asked('of ann''s');
select tests.power('ann', 'dsl');
select tests.become('ann', 'web_dsl');
select tests.answers(pg_temp.approving('of ann''s'), 403, 'not-for-yourself', 'Nobody about their own lesson');
select tests.become('ann', 'web_tutor');
select tests.is_refused(pg_temp.approving('of ann''s'), 'Others approve nothing');
select tests.become('dora', 'web_dsl');
select tests.is_refused('select api.approve_disclosure(null)', 'It has to be said which', 'PT422');

select tests.become('dora', 'web_dsl');
select tests.answered_once(pg_temp.approving('one'));

select pg_temp.asked('in time', '23 hours', true), pg_temp.asked('slow', '25 hours'), tests.power('bob', 'dsl');
select is(api.approve_disclosure(tests.id('in time')) ->> 'late', 'false', 'Within a day it is in time');
select is(api.approve_disclosure(tests.id('slow')) ->> 'late', 'false', 'and what is not urgent is never late');
select tests.become('bob', 'web_dsl');
select tests.answers(pg_temp.approving('of ann''s'), 200, null, 'Whoever had to do with other lessons may');
select * from finish();
rollback;
