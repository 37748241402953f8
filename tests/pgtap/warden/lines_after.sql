-- Where a step leads the guard works out from what is in force, what is taken away and what is added (TS-67, TS-77).
begin;
select plan(5);

create function pg_temp.after(p_lines text, p_removed text[], p_added text[]) returns text language sql as $$
  select tests.truth(format('warden.lines_after(%L, %L, %L)', p_lines, p_removed, p_added))
$$;
select is(pg_temp.after(E'b | x | 1\na | x | 1\n', '{}', '{}'), E'a | x | 1\nb | x | 1\n', 'Nothing changed leads to what is in force, in the order of a posture');
select is(pg_temp.after(E'a | x | 1\na | y | 1\nb | x | 1\n', '{a | y | 1}', '{}'), E'a | x | 1\nb | x | 1\n', 'What is taken away is gone');
select is(pg_temp.after(E'a | y | 1\n', '{}', '{a | x | 2,a | y | 0,B | z | 1}'), E'B | z | 1\na | x | 2\na | y | 0\na | y | 1\n', 'What is added is there, in its place');
select is(pg_temp.after(E'a | y | 1\n\n', '{a | y | 1}', '{}'), '', 'Of nothing there is no line, and an empty line is none');
select is(pg_temp.after(null, '{}', '{a | x | 1}'), E'a | x | 1\n', 'The first begins with nothing');

select * from finish();
rollback;
