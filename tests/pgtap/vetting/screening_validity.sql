-- Sanctions screening has run within 36 hours; failed runs and other sources do not count (TS-81, E1.5).
begin;
select plan(17);
select tests.follows_profile('tutorstudio');
select tests.person('ann', '{tutor}');

select tests.person('bob', '{tutor}'), tests.screened('bob', 'uk_sanctions_list', '2026-05-31 23:00+00');
select is(tests.fails('ann', '2026-06-01', 'SCREEN%'), '{SCREENING_MISSING}', 'Never screened is not cleared, though somebody else was');
select tests.screened('ann', 'uk_sanctions_list', '2026-06-01 02:00+00', p_outcome => 'failed');
select tests.screened('ann', 'tra_prohibition', '2026-06-01 02:00+00');
select is(tests.fails('ann', '2026-06-01 03:00+00', 'SCREEN%'), '{SCREENING_MISSING}', 'A failed run and another source are none');
select tests.screened('ann', 'uk_sanctions_list', '2026-06-02 02:00+00');
select is(tests.fails('ann', '2026-06-02 01:59:59+00', 'SCREEN%'), '{SCREENING_MISSING}', 'Missing to the second before the run');
select is(tests.fails('ann', '2026-06-02 02:00:00+00', 'SCREEN%'), '{}', 'and not from it on');
select is(tests.fails('ann', '2026-06-03 13:59:59+00', 'SCREEN%'), '{}', 'A second before 36 hours it counts');
select is(tests.fails('ann', '2026-06-03 14:00:00+00', 'SCREEN%'), '{}', 'at 36 hours still');
select is(tests.fails('ann', '2026-06-03 14:00:00.000001+00', 'SCREEN%'), '{SCREENING_STALE}', 'and not a moment longer');
select is(tests.fails('ann', '2026-06-03 14:00:01+00', 'SCREEN%'), '{SCREENING_STALE}', 'a second later it is stale');
select tests.screened('ann', 'uk_sanctions_list', '2026-06-03 02:00+00', p_outcome => 'failed');
select is(tests.fails('ann', '2026-06-03 14:00:01+00', 'SCREEN%'), '{SCREENING_STALE}', 'a failed run does not renew it');
select tests.screened('ann', 'uk_sanctions_list', '2026-06-03 20:00+00');
select is(tests.fails('ann', '2026-06-03 20:00+00', 'SCREEN%'), '{}', 'the next run does');

select is(tests.fails('neu', '2026-06-01', 'SCREEN%', p_class => 'B') || tests.fails('ann', '2026-06-07', 'SCREEN%', p_class => 'B'),
  '{SCREENING_MISSING,SCREENING_STALE}', 'Both stop bookings and starts');

-- elapsed time, not days: over both changes of the clock
select tests.person('spring', '{tutor}');
select tests.screened('spring', 'uk_sanctions_list', '2026-03-28 12:00+00');
select is(tests.fails('spring', '2026-03-30 00:00:00+00', 'SCREEN%'), '{}', 'Over the night of summer time 36 hours are 36 hours');
select is(tests.fails('spring', '2026-03-30 00:00:01+00', 'SCREEN%'), '{SCREENING_STALE}', 'and no more');
select tests.person('autumn', '{tutor}');
select tests.screened('autumn', 'uk_sanctions_list', '2026-10-24 12:00+00');
select is(tests.fails('autumn', '2026-10-26 00:00:00+00', 'SCREEN%'), '{}', 'Over the night of winter time too');
select is(tests.fails('autumn', '2026-10-26 00:00:01+00', 'SCREEN%'), '{SCREENING_STALE}', 'to the second');

-- a profile that does not ask, and a contract that asks there
select tests.given($$ insert into policy.profile_adoption (adoption_id, profile, effective_from, proposed_by, proposed_at, approved_by, approved_at)
  values (gen_random_uuid(), 'mytutor', '2027-01-01', gen_random_uuid(), '2026-12-01', gen_random_uuid(), '2026-12-01') $$);
select is(tests.fails('ann', '2027-02-01', 'SCREEN%'), '{}', 'mytutor does not ask for screening');
select tests.organisation('acme', 'agency');
select tests.engagement('ann at acme', 'ann', 'acme');
select tests.override('screen', 'acme', 'vetting.required_checks', '["sanctions"]');
select tests.screened('ann', 'uk_sanctions_list', '2027-02-01 00:00+00');
select is(tests.fails('ann', '2027-02-04 00:00:00+00', 'SCREEN%', 'ann at acme') || tests.fails('ann', '2027-02-04 00:00:01+00', 'SCREEN%', 'ann at acme'),
  '{SCREENING_STALE}', 'Where only a contract asks, the floor of 72 hours stands in');

select * from finish();
rollback;
