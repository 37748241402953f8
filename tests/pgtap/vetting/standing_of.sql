-- One line a check, the worst that is true of it, without what may not be known before notice (E1.4).
begin;
select plan(17);
select tests.follows_profile('tutorstudio');
select tests.person('ann', '{tutor}');
select tests.is_cleared('ann', '2026-01-15', '2026-06-01 00:00+00');
create function pg_temp.line(p_item text, p_at timestamptz, p_name text default 'ann') returns text language sql as $$
  select tests.value_as('cap_vetting', format($x$ select concat_ws(' ', status, until at time zone 'UTC') from vetting.standing_of(%L, %L) where item = %L $x$, tests.id(p_name), p_at, p_item)) $$;
create function pg_temp.all_of(p_name text, p_at timestamptz) returns text language sql as $$
  select tests.value_as('cap_vetting', format($x$ select jsonb_agg(line order by line.item) from vetting.standing_of(%L, %L) as line $x$, tests.id(p_name), p_at)) $$;
select is(pg_temp.line('dbs_enhanced', '2026-06-01'), 'ok 2027-01-15 00:00:00', 'What is good is good until');
select is(pg_temp.line('dbs_enhanced', '2027-02-01'), 'lapsed 2027-01-15 00:00:00', 'what has lapsed, since');
select is(pg_temp.line('identity', '2026-06-01'), 'ok', 'some things do not end');
select is(pg_temp.line('sanctions', '2026-06-01'), null, 'Screening is not told');
select is(pg_temp.line('document:code_of_conduct', '2026-01-14 12:00+00'), 'missing', 'A document that is not acknowledged is missing');
select tests.person('maiden', '{tutor}');
select tests.certificate('maiden', '2026-01-15', '{"name_on_certificate": "Maiden Former"}');
select is(pg_temp.line('dbs_enhanced', '2026-06-01', 'maiden'), 'under_review', 'A name that differs is under review');
select is(pg_temp.line('dbs_enhanced', '2027-06-01', 'maiden'), 'lapsed 2027-01-15 00:00:00', 'and lapsed is worse');
-- nothing of what may not be known changes a letter
select tests.person('eve', '{tutor}');
select tests.is_cleared('eve', '2026-01-15', '2026-06-01 00:00+00');
select tests.consents('eve', '2026-01-15');
select is(pg_temp.all_of('eve', '2026-06-02'), pg_temp.all_of('ann', '2026-06-02'), 'Two tutors with the same papers get the same answer');
select tests.screened('eve', 'uk_sanctions_list', '2026-06-01 01:00+00', 'confirmed', 'eve''s run');
select tests.screened('eve', 'childrens_barred', '2026-06-01 01:00+00', 'confirmed', 'eve''s second run');
select tests.status_check('eve', 'eve''s certificate', 'NEW_INFO', '2026-06-01 02:00+00');
select tests.record('prohibition_check', 'eve', '{"kind": "interim_prohibition", "result": "match", "checked_on": "2026-06-01"}');
select tests.record('dbs_certificate', 'eve', jsonb_build_object('source', 'self_declared', 'barred_list', 'match', 'recorded_by', tests.id('eve')));
select tests.restricted('eve', 'hold', '2026-06-01');
select is(tests.fails('eve', '2026-06-02', p_class => 'B'), '{BARRED_LIST_MATCH,DBS_NEW_INFORMATION,PROHIBITION_MATCH,SCREENING_HIT_OPEN}', 'One of them is in trouble');
select is(pg_temp.all_of('eve', '2026-06-02'), pg_temp.all_of('ann', '2026-06-02'), 'and the answer is the same to the byte');
-- what they told themselves
select tests.record('self_disclosure', 'ann', jsonb_build_object('nature', 'A caution', 'recorded_by', tests.id('ann'), 'disclosed_at', '2026-06-03T00:00:00Z'));
select is(pg_temp.line('self_disclosure', '2026-06-04'), 'under_review', 'What a tutor disclosed is under review');
-- over all work
select tests.organisation('hill school', 'school');
select tests.engagement('eve at hill', 'eve', p_school => 'hill school');
select tests.engagement('eve alone', 'eve');
select is(pg_temp.line('written_confirmation', '2026-06-04', 'eve'), 'missing', 'Work for a school needs more');
select is(pg_temp.line('identity', '2026-06-04', 'eve'), 'ok', 'and what all of it needs is one line');
select tests.organisation('acme', 'agency');
select tests.engagement('eve at acme', 'eve', 'acme');
select tests.override('half', 'acme', 'vetting.dbs_interval', '"P6M"');
select is(pg_temp.line('dbs_enhanced', '2026-06-04', 'eve'), 'ok 2026-07-14 23:00:00', 'Of several ends the first is told');
select tests.person('pru', '{tutor}');
select tests.engagement('pru at hill', 'pru', p_school => 'hill school');
select is(pg_temp.line('prohibition', '2026-06-04', 'pru'), 'missing', 'A prohibition check that was not made is missing');
select tests.record('prohibition_check', 'pru', '{"kind": "tra_prohibition", "result": "match", "checked_on": "2026-06-01"}');
select is(pg_temp.line('prohibition', '2026-06-04', 'pru'), 'ok', 'one that was made is made, whatever it found');
select tests.status_check('ann', 'ann''s certificate', 'NO_MATCH_FOUND', '2026-06-04 09:00+00');
select is(pg_temp.line('dbs_enhanced', '2026-06-05'), 'ok 2027-01-15 00:00:00', 'What only advises changes nothing');
select * from finish();
rollback;
