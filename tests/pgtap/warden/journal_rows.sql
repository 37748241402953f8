-- Who changed the definition of this database can be read, from a number on (TS-12, TS-67, TS-77).
begin;
select plan(3);

select tests.given($$
  insert into warden.ddl_journal (journal_id, login, role, event, tag) overriding system value
  select number, 'someone', 'somebody', 'sql_drop', 'DROP TABLE' from unnest(array[1000003, 1000001, 1000002]) as number
$$);
select is(tests.value_as('cap_migration', '(select array_agg(journal_id) from warden.journal_rows(1000001))'), '{1000002,1000003}', 'What came after a number, in order');
select is(tests.value_as('cap_migration', '(select count(*) from warden.journal_rows())'), tests.truth('(select count(*) from warden.ddl_journal)'), 'and from the first where none is said');
select tests.is_refused_to('cap_booking', 'select warden.journal_rows()', 'No lane asks');

select * from finish();
rollback;
