-- A guardian has the lessons of their live wards, and nobody else's (TS-65, B.2 row 27).
begin;
select plan(7);
select tests.follows_profile();
select tests.bookable('ann');
select tests.ward('lily', tests.born(11));
select tests.ward('max', tests.born(12));
select tests.person('aunt');
select tests.guardian('aunt', 'max');
select tests.lesson('one', 'ann', '{lily}', now() + interval '1 day');
select tests.lesson('both', 'ann', '{lily,max}', now() + interval '2 days');
select tests.lesson('other', 'ann', '{max}', now() + interval '3 days');
select tests.given($$ update booking.lesson set state = 'cancelled', cancelled_at = now() where lesson_id = tests.id('one') $$);
select tests.person('nobody');
select tests.guardian('nobody', 'lily', 'parent', '2020-01-01 00:00+00', now() - interval '1 second');

select tests.become('aunt', 'web_guardian');
select set_eq('select unnest(booking.ward_lessons())', $$ select tests.id(name) from unnest(array['both', 'other']) as name $$,
  'A guardian: the lessons of their ward, whoever else is on them');
select set_eq('select lesson_id from api.guardian_lessons', 'select unnest(booking.ward_lessons())',
  'Their list says the same');
select is((select count(*) from api.guardian_lessons, unnest(learner_ids) as learner where learner <> tests.id('max')), 0::bigint,
  'and names no child of another family');
select tests.become('nobody', 'web_guardian');
select is(booking.ward_lessons(), '{}', 'Whose link has ended: none');
select is_empty('select from api.guardian_lessons', 'and an empty list');
select tests.pretend('web_guardian');
select is(booking.ward_lessons(), '{}', 'Who proved nothing: none');
select tests.become('ann', 'web_tutor');
select tests.is_refused('select booking.ward_lessons()', 'Nobody else may ask');
select * from finish();
rollback;
