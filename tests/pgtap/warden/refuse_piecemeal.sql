-- In production nothing comes or goes piece by piece: CONCURRENTLY commits in between, where nobody could judge (TS-55, TS-67, TS-77).
-- The word is looked for in the client's whole message, and here that has it; where it has not: record_command.sql.
begin;
select plan(7);

select tests.given($$
  create schema odd authorization safelane_owner;
  create table odd.shut (a integer); create index shut_a on odd.shut (a);
  create event trigger safelane_050_piecemeal on ddl_command_start execute function warden.refuse_piecemeal();
  alter event trigger safelane_050_piecemeal enable always
$$);
select is(tests.tried($$ select tests.given('create index on odd.shut (a)') $$, $$ select 'done' $$), 'done', 'In embedded mode nothing is judged against anything');
select tests.given($$ insert into warden.mode_change (mode, changed_by) values ('production', 'x') $$);
select is(tests.tried(format('select tests.given(%L)', change), $$ select 'done' $$), '0A000 what is done CONCURRENTLY commits piece by piece, and cannot be judged as a whole', why)
from (values ('create index on odd.shut (a)', 'No index comes so'), ('drop index odd.shut_a', 'or goes'), ('alter table odd.shut add b integer', 'and no partition')) as piecemeal (change, why);
select is(tests.tried(format('select tests.given(%L)', change), $$ select 'done' $$), 'done', why)
from (values ('create table odd.another (a integer)', 'What cannot be done so is not asked about'), ('comment on table odd.shut is ''x''', 'whatever the message says'), ('drop table odd.shut', 'beside')) as whole (change, why);

select * from finish();
rollback;
