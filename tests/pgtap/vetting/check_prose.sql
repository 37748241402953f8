-- An account may have paragraphs, and has a length.
begin;
select plan(8);
select is(tests.value_as('cap_vetting', $$ vetting.check_prose(E'  One.\n\nTwo.\t ', 'note', 1, 20) $$), E'One.\n\nTwo.', 'Paragraphs stay, the edges go');
select is(tests.error_as('cap_vetting', $$ select vetting.check_prose('short', 'note', 6, 20) $$), 'PT422 note is missing or has the wrong length', 'Too short is refused');
select is(tests.error_as('cap_vetting', $$ select vetting.check_prose(repeat('x', 21), 'note', 6, 20) $$), 'PT422 note is missing or has the wrong length', 'and too long');
select is(tests.error_as('cap_vetting', $$ select vetting.check_prose(null, 'note', 1, 20) $$), 'PT422 note is missing or has the wrong length', 'and nothing');
select is(tests.error_as('cap_vetting', $$ select vetting.check_prose(E'a\u202eb', 'note', 1, 20) $$), 'PT422 note contains control characters', 'Marks that turn the direction of reading are refused');
select is(tests.error_as('cap_vetting', format('select vetting.check_prose(%L, %L, 20, 4000)', repeat(E'\u3164', 30), 'rationale')), 'PT422 rationale is missing or has the wrong length', 'A rationale that nobody can see is none');
select is(tests.error_as('cap_vetting', format('select vetting.check_prose(%L, %L, 1, 20)', E'a\u200bb', 'note')), 'PT422 note contains control characters', 'Invisible characters are refused');
select is(tests.error_as('cap_vetting', format('select vetting.check_prose(%L, %L, 1, 20)', 'short' || repeat(' ', 2000), 'note')), 'PT422 note is missing or has the wrong length', 'What is far too long is not read at all');
select * from finish();
rollback;
