-- The strongest hold on a recording at an instant (E3.2).
begin;
select plan(9);
select tests.follows_profile(), tests.bookable('ann'), tests.ward('lily', tests.born(11));
select tests.lesson('lesson', 'ann', '{lily}'), tests.lesson('other', 'ann', '{lily}', now() + interval '2 days');
select tests.footage('one', 'lesson', now() - interval '3 hours'), tests.footage('two', 'lesson'), tests.footage('else', 'other');
create function pg_temp.holds(p_lesson text, p_film text, p_at timestamptz default now()) returns text language sql as $$ select tests.truth(format('select recording.hold_on(%L, %L, %L)', tests.id(p_lesson), tests.id(p_film), p_at)) $$;
select is(pg_temp.holds('lesson', 'one'), null, 'Nothing holds it');
select tests.held('lesson', p_segment => 'one');
select is(pg_temp.holds('lesson', 'one'), 'legal_hold', 'A hold on a segment holds it'), is(pg_temp.holds('lesson', 'two'), null, 'and no other'), is(pg_temp.holds('lesson', null), 'legal_hold', 'and counts for the lesson'),
  is(pg_temp.holds('lesson', 'one', now() - interval '1 hour'), null, 'not before it was placed');
select tests.held('lesson', 'evidence_lock', 'csam');
select is(pg_temp.holds('lesson', 'one'), 'evidence_lock', 'A lock is the stronger'), is(pg_temp.holds('lesson', 'two'), 'evidence_lock', 'on a lesson it is on every segment'), is(pg_temp.holds('other', 'else'), null, 'of that lesson');
select tests.held('other', p_from => now() - interval '2 hours', p_until => now() - interval '1 hour');
select is(pg_temp.holds('other', 'else'), null, 'What was released holds nothing');
select * from finish();
rollback;
