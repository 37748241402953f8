-- A value is judged by type, vocabulary and floor before it is written.
begin;
select plan(14);

select lives_ok($x$ select tests.do_as('cap_policy', $$ select policy.assert_key_value('recording.retention_days', '365') $$) $x$, 'A value at the floor passes');
select tests.is_refused_to('cap_policy', $$ select policy.assert_key_value('recording.retention_days', '366') $$, 'below it does not', 'PT422');
select tests.is_refused_to('cap_policy', $$ select policy.assert_key_value('recording.retention_days', '"28"') $$, 'nor with the wrong type', 'PT422');
select tests.is_refused_to('cap_policy', $$ select policy.assert_key_value('recording.retention', '28') $$, 'nor under an unknown name', 'PT422');
select tests.is_refused_to('cap_policy', $$ select policy.assert_key_value(null, '28') $$, 'nor without a name', 'PT422');
select tests.is_refused_to('cap_policy', $$ select policy.assert_key_value('recording.retention_days', null) $$, 'A contract says something', 'PT422');
select tests.is_refused_to('cap_policy', $$ select policy.assert_key_value('recording.retention_days', null, 'deviation') $$, 'and so does a deviation', 'PT422');
select lives_ok($x$ select tests.do_as('cap_policy', $$ select policy.assert_key_value('recording.retention_days', null, 'profile') $$) $x$, 'A profile need not ask');
select tests.is_refused_to('cap_policy', $$ select policy.assert_key_value('recording.child_objection_blocks', null, 'profile') $$,
  'except for what is fixed for all', 'PT422');
select tests.is_refused_to('cap_policy', $$ select policy.assert_key_value('recording.basis', '"forbidden"', 'profile') $$, 'A profile has a basis for recording', 'PT422');
select lives_ok($x$ select tests.do_as('cap_policy', $$ select policy.assert_key_value('recording.basis', '"forbidden"') $$) $x$, 'a contract may forbid it');
select throws_ok($x$ select tests.do_as('cap_policy', $$ select policy.assert_key_value('vetting.dbs_interval', '"P4Y"') $$) $x$, 'PT422',
  'The value of vetting.dbs_interval crosses the floor.', 'The message says what is wrong');
select tests.pretend('web_admin');
select tests.is_refused($$ select policy.assert_key_value('recording.retention_days', '1') $$, 'No web role asks directly');

select throws_ok($x$ select tests.do_as('cap_policy', $$ select policy.assert_key_value('recording.retention', '28') $$) $x$, 'PT422',
  'There is no parameter with this name.', 'also of a name that is none');

select * from finish();
rollback;
