-- Text of several lines.
begin;
select plan(6);

select is(tests.value_as('cap_policy', $$ select policy.clean_prose(E'  one\r\ntwo\n', 'body', 100) $$), E'one\ntwo', 'Line breaks stay, in one spelling; the ends are trimmed');
select is(tests.value_as('cap_policy', $$ select policy.clean_prose(repeat('x', 100), 'body', 100) $$), repeat('x', 100), 'A hundred characters are within a hundred');
select tests.is_refused_to('cap_policy', $$ select policy.clean_prose(repeat('x', 101), 'body', 100) $$, 'One more is not', 'PT422');
select tests.is_refused_to('cap_policy', $$ select policy.clean_prose(E' \n ', 'body', 100) $$, 'Blanks are nothing', 'PT422');
select tests.is_refused_to('cap_policy', $$ select policy.clean_prose('too short', 'body', 100, 20) $$, 'A least length holds', 'PT422');
select tests.is_refused_to('cap_policy', $$ select policy.clean_prose(E'a\u202eb', 'body', 100) $$, 'Marks that turn the text round are refused', 'PT422');

select * from finish();
rollback;
