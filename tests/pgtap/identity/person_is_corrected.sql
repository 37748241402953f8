-- Whatever is put right about a person is written down first (F1, TS-12). For every role.
begin;
select plan(21);

select tests.person('ada', '{platform_administrator}');
select tests.person('ann', '{tutor}');
select tests.person('bob');

create function pg_temp.writes(p_field text, p_old text, p_new text, p_by text default 'ada') returns text language sql as $$
  select format($u$ select tests.given($x$ insert into identity.person_correction
    (person_id, field, old_value, new_value, reason, corrected_by) values (%L, %L, %L, %L, 'A typing error', %L) $x$) $u$,
    tests.id('ann'), p_field, p_old, p_new, tests.id(p_by))
$$;
-- written down, but about somebody else, another field and another old name
select tests.given($$ insert into identity.person_correction (person_id, field, old_value, new_value, reason, corrected_by)
  values (tests.id('bob'), 'given_name', 'Ann', 'Bea', 'A typing error', tests.id('ada')),
    (tests.id('ann'), 'family_name', 'Ann', 'Cid', 'A typing error', tests.id('ada')),
    (tests.id('ann'), 'given_name', 'Annie', 'Dot', 'A typing error', tests.id('ada')) $$);
create function pg_temp.changes(p_set text) returns text language sql as $$
  select format($u$ select tests.given($x$ update identity.person set %s where person_id = %L $x$) $u$, p_set, tests.id('ann'))
$$;

select tests.is_refused(pg_temp.changes('given_name = ''Anna'''), 'A name does not change by itself', '23001');
select tests.is_refused(pg_temp.changes('given_name = ''Bea'''), 'because it was written down about somebody else', '23001');
select tests.is_refused(pg_temp.changes('given_name = ''Cid'''), 'or about another name', '23001');
select tests.is_refused(pg_temp.changes('given_name = ''Dot'''), 'or about another that they never had', '23001');
select tests.is_refused(pg_temp.changes('date_of_birth = ''1991-01-01'''), 'nor does a date of birth', '23001');
select tests.is_refused(pg_temp.changes('account_state = ''inactive'''), 'nor an account', '23001');
select tests.is_refused(pg_temp.changes('external_ref = ''X1'''), 'nor a reference', '23001');
select tests.is_refused(pg_temp.changes('person_id = tests.id(''x'')'), 'Nobody becomes another person', '23001');
select tests.is_refused(
  pg_temp.changes('registered_by = tests.id(''ada'')'),
  'Nobody was registered by somebody else',
  '23001');
select tests.is_refused(
  pg_temp.changes('registered_at = now() - interval ''1 year'''),
  'or at another time',
  '23001');
select throws_ok($$ select tests.given('delete from identity.person') $$, '23001', 'people are never deleted', 'Nobody is deleted');
select tests.settled();
select tests.is_refused($$ select tests.given('truncate identity.person cascade') $$, 'and not all of them', '23001');

select lives_ok(pg_temp.writes('given_name', 'Ann', 'Anna'), 'A correction is written down');
select tests.is_refused(
  pg_temp.changes('given_name = ''Hanna'''),
  'Another value than the one written down is refused',
  '23001');
select tests.is_refused(pg_temp.changes('given_name = ''Anna'', family_name = ''Other'''),
  'and so is another field along with it', '23001');
select lives_ok(pg_temp.changes('given_name = ''Anna'''), 'The one written down is made');
select tests.is_refused(pg_temp.changes('given_name = ''Ann'''), 'It is not unmade without another', '23001');
select tests.given($$ insert into identity.person_correction
  (person_id, field, old_value, new_value, reason, corrected_by, corrected_at)
  values (tests.id('ann'), 'given_name', 'Anna', 'Ann', 'Long ago', tests.id('ada'), now() - interval '1 day') $$);
select tests.is_refused(pg_temp.changes('given_name = ''Ann'''), 'nor under one that was written down on another day', '23001');

select tests.is_refused(pg_temp.writes('date_of_birth', '1990-01-01', '1991-01-01', 'ann'),
  'Nobody writes down their own date of birth', '23514');
select tests.is_refused(
  pg_temp.writes('account_state', 'inactive', 'active', 'ann'),
  'or their own account',
  '23514');

select tests.given('set local session_replication_role = replica');
select tests.is_refused(pg_temp.changes('date_of_birth = ''1991-01-01'''),
  'The gate stands where ordinary triggers do not fire', '23001');

select * from finish();
rollback;
