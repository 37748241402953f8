-- Every posture that was planned, who approved it, and when it came in force, stays (TS-12, TS-67, TS-77).
begin;
select plan(10);

select is(tests.value_as('cap_migration', $$ (select approved_how from guard.manifest where taken_at is not null order by manifest_id desc limit 1) $$), 'embedded',
  'What came in force by migrating is in it');
select tests.given($$ insert into warden.manifest (hash, removed, added, meaning, planned_by) values ('sha256:' || repeat('a', 64), '{}', '{}', '{}', 'safelane_migrator') $$);
select is(tests.value_as('cap_migration', $$ (select planned_by || coalesce(approved_by, '') from guard.manifest where hash like 'sha256:aaaa%') $$), 'safelane_migrator',
  'and what was only planned');
select tests.is_refused($$ select tests.given('update warden.manifest set planned_by = ''me''') $$, 'Who planned stays', '23001');
select tests.is_refused($$ select tests.given('delete from warden.approval') $$, 'who approved stays', '23001');
select tests.is_refused($$ select tests.given('update warden.taken set taken_by = ''me''') $$, 'when it came in force stays', '23001');
select tests.is_refused($$ select tests.given('truncate warden.approval') $$, 'and none is emptied', '23001');
select tests.is_refused_to('safelane_owner', 'select * from guard.posture()', 'The owner of the tables is not asked either');
select is(tests.value_as('safelane_owner', '(select count(*) from warden.manifest)'), '0', 'and sees no row of what lies below');
select tests.is_refused_to('cap_guard', $$ insert into warden.approval values (1, 'me', 'person') $$, 'No role of a migration approves');
select tests.is_refused_to('cap_booking', 'select * from guard.manifest', 'No lane asks');

select * from finish();
rollback;
