-- Who is in the Single Central Record, and what is missing there (C.6, E7 report 3).
begin;
select plan(22);
select tests.follows_profile('tutorstudio');
select tests.organisation('hill school', 'school');
select tests.organisation('dale school', 'school');
select tests.person('ann', '{tutor}');
select tests.person('bob', '{tutor}');
select tests.person('vera', '{vetting_officer}');
select tests.person('kim', '{learner}', '2012-01-01');
select tests.person('gone');
select tests.power('gone', 'tutor', p_until => '2026-01-01 00:00+00');
select tests.person('sid');
select tests.power('sid', 'school_dsl', 'hill school');
select tests.engagement('ann at hill', 'ann', p_school => 'hill school');
select tests.engagement('bob at dale', 'bob', p_school => 'dale school');
select tests.is_cleared('ann', '2026-01-15', '2026-05-31 12:00+00');
create function pg_temp.people(p_organisation text, p_staff boolean, p_at timestamptz default '2026-06-01') returns text language sql as $$
  select tests.value_as('cap_vetting', format($x$
    select string_agg(line ->> 'given_name', ' ' order by line ->> 'given_name') from vetting.central_record(%L, %L, %L) $x$, p_at, tests.id(p_organisation), p_staff)) $$;
create function pg_temp.gaps(p_name text, p_organisation text default null) returns text language sql as $$
  select tests.value_as('cap_vetting', format($x$
    select string_agg(concat_ws('=', gap ->> 'item', gap ->> 'status'), ' ' order by gap ->> 'item')
    from vetting.central_record('2026-06-01', %L, true) as listed, jsonb_array_elements(listed.gaps) as gap where person_id = %L $x$, tests.id(p_organisation), tests.id(p_name))) $$;
select is(pg_temp.people(null, true), 'Ann Bob Sid Vera', 'Tutors and staff are in it; learners and who has left are not');
select is(pg_temp.people(null, true, '2025-12-31'), 'Ann Bob Gone Sid Vera', 'as at a day on which they had not');
select is(pg_temp.people('hill school', true), 'Ann Sid', 'A school''s: whom it engages and its own lead');
select is(pg_temp.people('hill school', false), 'Ann', 'or its tutors only');
select is(pg_temp.gaps('ann'), 'written_confirmation=missing', 'Of ann only the written confirmation is missing');
select is(pg_temp.gaps('bob'), 'barred_list=missing dbs_enhanced=missing identity=missing prohibition=missing qualifications=missing references=missing right_to_work=missing sanctions=missing training:kcsie_part1=missing written_confirmation=missing',
  'of bob everything');
select is(pg_temp.gaps('vera'), 'dbs=missing identity=missing right_to_work=missing', 'of staff what the law asks of everybody');
select is(tests.value_as('cap_vetting', $$ select line -> 'roles' from vetting.central_record('2026-06-01', null, true) where person_id = tests.id('sid') $$), '["school_dsl"]', 'The line says what somebody is');
select is(tests.value_as('cap_vetting', $$ select line ->> 'started_on' from vetting.central_record('2026-06-01', null, true) where person_id = tests.id('sid') $$), '2020-01-01', 'and since when');
select is(tests.value_as('cap_vetting', $$ select line #>> '{engagements,0,school_id}' from vetting.central_record('2026-06-01', null, true) where person_id = tests.id('ann') $$), tests.id('hill school')::text, 'and where');
-- no trace of what may not be known
select tests.screened('ann', 'childrens_barred', '2026-05-01', 'confirmed', 'ann''s run');
select tests.consents('ann', '2026-02-01');
select tests.status_check('ann', 'ann''s certificate', 'NEW_INFO', '2026-05-01 09:00+00');
select is(pg_temp.gaps('ann'), 'written_confirmation=missing', 'Hits and new information are no gaps');
select is(tests.value_as('cap_vetting', $$ select count(*) from vetting.central_record('2026-06-01', null, true) where (line || jsonb_build_object('g', gaps))::text ~* 'new_info|hit|barred_list_match' $$), '0', 'and stand nowhere in it');
-- who is staff, who is a tutor, and who is both
create function pg_temp.line(p_name text, p_what text, p_staff boolean default true) returns text language sql as $$
  select tests.value_as('cap_vetting', format('select line -> %L from vetting.central_record(''2026-06-01'', null, %L) where person_id = %L', p_what, p_staff, tests.id(p_name))) $$;
select tests.power('ann', 'vetting_officer');
select is(pg_temp.line('ann', 'roles', false), '["tutor"]', 'Of tutors only, whatever else they do is not listed'),
  is(pg_temp.line('ann', 'roles'), '["tutor", "vetting_officer"]', 'and with staff it is');
select tests.person('ted', '{tutor,vetting_officer}'), tests.is_cleared('ted', '2026-01-15', '2026-05-31 12:00+00');
select tests.record('right_to_work', 'ted', '{"document": "visa", "outcome": "failed", "verified_on": "2026-02-01"}');
select is(tests.fails('ted', '2026-06-01'), '{}', 'A tutor who works alone is not asked for the right to work'),
  is(pg_temp.gaps('ted'), null, 'and what is asked of staff is not asked of tutors once more');
select tests.record('identity_check', 'vera', '{"method": "passport", "outcome": "verified", "verified_name": "Vera Example", "verified_on": "2026-01-01"}');
select is(pg_temp.gaps('vera'), 'dbs=missing right_to_work=missing', 'What staff has shown is not missing');
select is(pg_temp.line('ted', 'engagements'), 'null', 'Who works alone works nowhere');
select tests.person('old'), tests.person('new');
select tests.power('old', 'vetting_officer', p_until => '2026-06-01 00:00+00'), tests.power('new', 'vetting_officer', p_from => '2026-06-01 00:00:01+00');
select is(pg_temp.people(null, true), 'Ann Bob Sid Ted Vera', 'Staff that has left, or is yet to come, is not in it');
-- what only advises is no gap
select tests.status_check('ted', 'ted''s certificate', 'NO_MATCH_FOUND', '2026-05-01 09:00+00');
select is(tests.fails('ted', '2026-06-01', p_class => 'A'), '{DBS_UPDATE_UNMATCHED}', 'What is advised'), is(pg_temp.gaps('ted'), null, 'is no gap');
-- by itself, where the power of a tutor could be one of an organisation
select tests.settled(), tests.given('alter table identity.power drop constraint power_scope');
select tests.person('tim'), tests.power('tim', 'tutor', 'dale school');
select is(pg_temp.people('dale school', true), 'Bob', 'A tutor whom a school does not engage is not its staff');
select * from finish();
rollback;
