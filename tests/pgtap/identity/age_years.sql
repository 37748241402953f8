-- Age is attained when the birthday begins, and on 1 March for a leapling in a common year (F1, C.7).
begin;
select plan(12);

select tests.nobody();

select is(identity.age_years('2013-11-21', '2026-11-20'), 12, 'The day before the thirteenth birthday: 12');
select is(identity.age_years('2013-11-21', '2026-11-21'), 13, 'On the birthday: 13');
select is(identity.age_years('2012-02-29', '2025-02-28'), 12, 'A leapling is still 12 on 28 February');
select is(identity.age_years('2012-02-29', '2025-03-01'), 13, 'and 13 on 1 March');
select is(identity.age_years('2012-02-29', '2028-02-28'), 15, 'In a leap year a leapling is 15 on the 28th');
select is(identity.age_years('2012-02-29', '2028-02-29'), 16, 'and 16 on the 29th');
select is(identity.age_years('2026-11-21', '2026-11-21'), 0, 'On the day of birth: 0');
select ok(identity.age_years('2026-11-22', '2026-11-21') <= 0, 'Before the birth nobody has come of any age');
select is(identity.age_years(null, '2026-11-21'), null, 'An unknown date of birth gives no age');
select is(identity.age_years('2013-11-21', null), null, 'An unknown day gives no age');
select is(identity.age_years('-infinity', '2026-11-21'), null, 'Infinity is no date of birth');
select is(identity.age_years('2013-11-21', 'infinity'), null, 'and no day on which to be old');

select * from finish();
rollback;
