-- Training is completed before the first booking and every year; it stops new bookings (TS-83, TS-85).
begin;
select plan(27);
select tests.follows_profile('mytutor');
select tests.person('ann', '{tutor}');

create function pg_temp.done(p_name text, p_topic text, p_on date, p_row text default null) returns uuid language sql as $$
  select tests.record('training', p_name, jsonb_build_object('topic', p_topic, 'completed_on', p_on), p_row)
$$;

select is(tests.fails('ann', '2026-06-01', 'TRAINING_M%'), '{TRAINING_MISSING:kcsie_part1,TRAINING_MISSING:online_safety}', 'Each topic that is asked for is missed');
select pg_temp.done('ann', 'kcsie_part1', '2025-11-21');
select pg_temp.done('ann', 'kcsie_part2', '2025-11-21');
select is(tests.fails('ann', '2026-06-01', 'TRAINING%'), '{TRAINING_MISSING:online_safety}', 'by itself, and other topics do not stand in');
select is(tests.fails('ann', '2025-11-20 23:59:59+00', 'TRAINING%1'), '{TRAINING_MISSING:kcsie_part1}', 'Missing to the last second before the day of completion');
select is(tests.fails('ann', '2025-11-21 00:00:00+00', 'TRAINING%1'), '{}', 'and not on the day');
select is(tests.fails('ann', '2026-11-20 23:59:59+00', 'TRAINING%1'), '{}', 'Current to the last second of the year');
select is(tests.fails('ann', '2026-11-21 00:00:00+00', 'TRAINING%1'), '{TRAINING_LAPSED:kcsie_part1}', 'lapsed on the anniversary');
select is(tests.fails('ann', '2026-11-21 09:00:00+00', 'TRAINING%1', p_class => 'N'), '{TRAINING_LAPSED:kcsie_part1}', 'Vector 10: no new booking');
select is(tests.fails('ann', '2026-11-21 09:00:00+00', 'TRAINING%1', p_class => 'B'), '{}', 'Vector 11: what is booked may start');
select is(tests.fails('ann', '2026-11-21 09:00:00+00', 'TRAINING%', p_first => true, p_class => 'B'),
  '{TRAINING_LAPSED:kcsie_part1,TRAINING_MISSING:online_safety}', 'At the very first booking it counts as much as the gate');
select is(tests.until('ann', 'TRAINING_LAPSED:kcsie_part1', '2026-12-01'), '2026-11-21 00:00+00', 'Since when is known');
select pg_temp.done('ann', 'kcsie_part1', '2026-12-01');
select is(tests.fails('ann', '2026-12-01 00:00:00+00', 'TRAINING%1'), '{}', 'Completed again, it is current');

-- both changes of the clock
select tests.person('spring', '{tutor}');
select pg_temp.done('spring', 'kcsie_part1', '2026-03-29');
select is(tests.fails('spring', '2027-03-28 22:59:59+00', 'TRAINING%1'), '{}', 'A year ends at midnight in London in summer');
select is(tests.fails('spring', '2027-03-28 23:00:00+00', 'TRAINING%1'), '{TRAINING_LAPSED:kcsie_part1}', 'which is an hour earlier in Greenwich');
select tests.person('autumn', '{tutor}');
select pg_temp.done('autumn', 'kcsie_part1', '2025-10-25');
select is(tests.fails('autumn', '2026-10-24 22:59:59+00', 'TRAINING%1'), '{}', 'The last night of summer time');
select is(tests.fails('autumn', '2026-10-24 23:00:00+00', 'TRAINING%1'), '{TRAINING_LAPSED:kcsie_part1}', 'ends the year too');

-- a correction
select pg_temp.done('spring', 'online_safety', '2026-03-29', 'mistaken');
select is(tests.fails('spring', '2026-06-01', 'TRAINING%safety'), '{}', 'A record counts');
select tests.record('training', 'spring', jsonb_build_object('topic', 'online_safety', 'completed_on', '2024-03-29', 'supersedes', tests.id('mistaken')));
select is(tests.fails('spring', '2026-06-01', 'TRAINING%safety'), '{TRAINING_LAPSED:online_safety}', 'until it is corrected');

-- a new edition advises and never blocks
select tests.person('eve', '{tutor}');
select pg_temp.done('eve', 'kcsie_part1', '2025-08-31');
select pg_temp.done('eve', 'online_safety', '2025-08-31');
select is(tests.fails('eve', '2025-08-31 22:59:59+00', 'TRAINING%'), '{}', 'Before the new edition nothing is said');
select is(tests.fails('eve', '2025-08-31 23:00:00+00', 'TRAINING%'), '{TRAINING_EDITION_SUPERSEDED}', 'from its first second training under the old one is named');
select is(tests.fails('eve', '2025-09-01 12:00+01', 'TRAINING%', p_first => true, p_class => 'A'), '{TRAINING_EDITION_SUPERSEDED}', 'and only named');
select pg_temp.done('eve', 'kcsie_part1', '2025-09-01');
select is(tests.fails('eve', '2025-09-01 12:00+01', 'TRAINING%'), '{}', 'Training of the day itself is of the new one');
select is(tests.fails('eve', '2026-08-31 22:59:59+00', 'TRAINING%1'), '{}', 'Training about the expected edition of 2026 is not asked for');
select is(tests.fails('eve', '2026-08-31 22:59:59+00', 'TRAINING_E%'), '{}', 'as long as nobody has verified it');

-- what profiles and contracts ask
select tests.organisation('acme', 'agency');
select tests.engagement('ann at acme', 'ann', 'acme');
select tests.override('more', 'acme', 'training.required', '["kcsie_part2"]');
select tests.override('oftener', 'acme', 'training.interval', '"P6M"');
select is(tests.fails('ann', '2026-05-20 22:59:59+00', 'TRAINING%2', 'ann at acme'), '{}', 'A contract may ask for another topic, and for it twice a year');
select is(tests.fails('ann', '2026-05-20 23:00:00+00', 'TRAINING%2', 'ann at acme'), '{TRAINING_LAPSED:kcsie_part2}', 'to the second');
select is(tests.fails('ann', '2026-06-21', 'TRAINING%2'), '{}', 'elsewhere it is not asked for');
select tests.given($$ insert into policy.profile_adoption (adoption_id, profile, effective_from, proposed_by, proposed_at, approved_by, approved_at)
  values (gen_random_uuid(), 'tutorninjas', '2028-01-01', gen_random_uuid(), '2026-12-01', gen_random_uuid(), '2026-12-01') $$);
select is(tests.fails('ann', '2028-02-01', 'TRAINING%'), '{}', 'tutorninjas asks for none');

select * from finish();
rollback;
