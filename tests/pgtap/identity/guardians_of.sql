-- Which adults answer for a learner, in what capacity, whatever the learner's age (TN-23).
begin;
select plan(5);

select tests.person('kim', '{learner}', '2015-01-01');
select tests.person('lea', '{learner}', '2000-01-01');
select tests.person('gus');
select tests.person('gil', '{}', '2010-06-15');
select tests.person('old');
select tests.guardian('gus', 'kim');
select tests.guardian('gus', 'kim', 'sponsor');
select tests.guardian('gil', 'kim');
select tests.guardian('old', 'kim', 'parent', '2020-01-01 00:00+00', '2025-01-01 00:00+00');
select tests.person('new');
select tests.guardian('new', 'kim', 'parent', '2026-06-01 00:00:01+00');
select tests.guardian('gus', 'lea', 'sponsor');

create function pg_temp.asked(p_learner text, p_at timestamptz) returns text language sql as $ask$
  select tests.value_as('cap_booking', format($$
    select string_agg(lower(known.given_name) || ' ' || answer.capacity, ', ' order by known.given_name, answer.capacity)
    from identity.guardians_of(%L, %L) as answer
    join identity.person as known on known.person_id = answer.guardian_id $$, tests.id(p_learner), p_at))
$ask$;

select is(pg_temp.asked('kim', '2026-06-01 00:00+00'), 'gus parent, gus sponsor',
  'A minor''s link, an ended one and one that begins later are left out; each capacity counts once');
select is(pg_temp.asked('kim', '2024-12-31 23:59:59+00'), 'gus parent, gus sponsor, old parent',
  'The link that ended was live in the past');
select is(pg_temp.asked('lea', now()), 'gus sponsor',
  'An adult learner may have a sponsor');
select is(pg_temp.asked('gus', now()), null, 'Who has no guardian has none');

select tests.person('off', p_state => 'inactive'), tests.guardian('off', 'kim');
select is(pg_temp.asked('kim', '2026-06-01 00:00+00'), 'gus parent, gus sponsor', 'Whose account is switched off answers for nobody');
select * from finish();
rollback;
