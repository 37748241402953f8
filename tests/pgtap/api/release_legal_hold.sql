-- A hold is released for a reason; what an allegation holds, by the LADO coordinator; evidence by nobody (E3.2, F19).
begin;
select plan(19);
select tests.follows_profile(), tests.bookable('ann'), tests.bookable('bob'), tests.ward('lily', tests.born(11)), tests.ward('tess', tests.born(14)), tests.person('dina', '{dsl}'), tests.person('dora', '{dsl}'), tests.person('lado', '{lado_coordinator}'), tests.person('serge', '{session_service}'), tests.person('cora', '{compliance_reporter}');
select tests.lesson('lesson', 'ann', '{lily}'), tests.footage('film', 'lesson'), tests.lesson('other', 'bob', '{tess}', now() + interval '2 days'), tests.footage('other film', 'other');
create function pg_temp.held_as(p_name text, p_category text, p_kind text default 'legal_hold') returns void language sql as $$ select set_config('safelane.' || p_name, tests.held('lesson', p_kind, p_category)::text, true) $$;
select pg_temp.held_as('case', 'safeguarding_case'), pg_temp.held_as('allegation', 'allegation'), pg_temp.held_as('lock', 'csam', 'evidence_lock');
create function pg_temp.releasing(p_name text, p_reason text default 'The case was closed last week') returns text language sql as $$ select format('select api.release_legal_hold(%L, %L)', coalesce(nullif(current_setting('safelane.' || p_name, true), ''), gen_random_uuid()::text), p_reason) $$;
create function pg_temp.bytes(p_sql text) returns text language plpgsql as $$ declare v jsonb; begin execute p_sql into v; return v::text; end $$;
select tests.become('dina', 'web_dsl');
select tests.is_refused(pg_temp.releasing('case', 'over'), 'Not without a reason', 'PT422');
select tests.answers(pg_temp.releasing('allegation'), 404, 'not-found', 'For a safeguarding lead an allegation''s hold does not exist'), is(pg_temp.bytes(pg_temp.releasing('allegation')), pg_temp.bytes(pg_temp.releasing('none')), 'to the byte (F10)'), tests.answers(pg_temp.releasing('lock'), 404, 'not-found', 'nor is a lock theirs to release');
select tests.answers(pg_temp.releasing('case'), 200, null, 'They release what a case holds');
select is(tests.truth($$ select concat_ws(' ', released_by = tests.id('dina'), release_reason, released_at >= now()) from recording.hold where category = 'safeguarding_case' $$), 't The case was closed last week t', 'which is kept with the reason');
select is((select tests.truth($q$ select concat_ws(' ', action, outcome, reasons) from ledger.record order by seq desc limit 1 $q$)), 'release_legal_hold done {}', 'and entered');
select tests.answers(pg_temp.releasing('case'), 404, 'not-found', 'once');
select is((select tests.truth($q$ select concat_ws(' ', action, outcome, reasons) from ledger.record order by seq desc limit 1 $q$)), 'release_legal_hold refused {NOT_FOUND}', 'A refusal is entered too');
select pg_temp.held_as('own', 'complaint');
select tests.power('ann', 'dsl');
select tests.become('ann', 'web_dsl');
select tests.answers(pg_temp.releasing('own'), 403, 'not-for-yourself', 'Nobody about their own lesson');
select tests.become('lado', 'web_lado');
select tests.answers(pg_temp.releasing('allegation'), 200, null, 'The LADO coordinator releases what an allegation held'), tests.answers(pg_temp.releasing('lock'), 404, 'not-found', 'and no lock either'), tests.is_refused('select api.release_legal_hold(null, ''The case was closed last week'')', 'It has to be said which', 'PT422');
select is(tests.truth($$ select recording.state_of(tests.id('film'), clock_timestamp()) $$), 'evidence_lock', 'The lock stays');
select tests.become('ann', 'web_tutor');
select tests.is_refused(pg_temp.releasing('own'), 'A tutor releases nothing');
select tests.become('serge', 'web_service');
select tests.is_refused(pg_temp.releasing('own'), 'nor does the service');

select tests.become('dina', 'web_dsl');
select tests.answered_once(pg_temp.releasing('case'));

select tests.settled();
select tests.given('alter table recording.hold disable row level security');
select tests.become('dora', 'web_dsl');
select pg_temp.held_as('another', 'allegation'), pg_temp.held_as('another_lock', 'csam', 'evidence_lock');
select tests.answers(pg_temp.releasing('another'), 404, 'not-found', 'An allegation''s hold is no lead''s to release, whatever the policies of the table'), tests.answers(pg_temp.releasing('another_lock'), 404, 'not-found', 'and an evidence lock nobody''s');
select * from finish();
rollback;
