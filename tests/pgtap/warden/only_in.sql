-- What one posture has and another has not is told line by line (TS-67, TS-77).
begin;
select plan(5);

create function pg_temp.only_in(p_lines text, p_other text) returns text language sql as $$
  select tests.truth(format('warden.only_in(%L, %L)', p_lines, p_other))
$$;
select is(pg_temp.only_in(E'c\nb\na\n', E'b\n'), '{a,c}', 'The lines that the other has not, in order');
select is(pg_temp.only_in(E'a\n', E'a\nb\n'), '{}', 'None where the other has them all');
select is(pg_temp.only_in(E'a\n\n', 'b'), '{a}', 'An empty line is none');
select is(pg_temp.only_in(E'a\n', null), '{a}', 'What was never in force has none');
select is(pg_temp.only_in(null, E'a\n'), '{}', 'on either side');

select * from finish();
rollback;
