-- Who may do what to policy.document_version.
begin;
select plan(20);

select tests.person('dee', '{dsl}');
select tests.person('ada', '{platform_administrator}');
select tests.given($$
  insert into policy.document_version (document, version, effective_from, owner, review_due_on, body)
  values ('kcsie', 'draft', '2099-01-01', 'DSL', '2099-02-01', 'not yet') $$);

select tests.nobody();
select isnt_empty($$ select from policy.document_version $$, 'Everybody reads what is published, signed in or not');
select is_empty($$ select from policy.document_version where version = 'draft' $$, 'and nothing before it takes effect');
select tests.is_refused($$ delete from policy.document_version $$, 'and changes nothing');
select tests.step_back();
select is(tests.value_as('safelane_owner', 'select count(*) from policy.document_version'), '0', 'The owner of the table sees none');

create function pg_temp.publish(p_from text) returns text language sql as $$
  select format('insert into policy.document_version (document, version, effective_from, owner, review_due_on, body) '
    'values (''code'', ''9'', %s, ''DSL'', (now() + interval ''3 months'')::date, ''words'')', p_from) $$;

select tests.become('ada', 'web_admin');
select tests.is_refused_to('cap_policy', pg_temp.publish('now()'), 'No administrator publishes');
select tests.become('dee', 'web_dsl');
select tests.is_refused_to('cap_policy', pg_temp.publish($$now() - interval '1 second'$$), 'Nothing is published with effect for the past');
select lives_ok(format('select tests.do_as(%L, %L)', 'cap_policy', pg_temp.publish('now()')), 'The safeguarding lead publishes from now on');
select tests.is_refused_to('cap_policy', $$ update policy.document_version set body = 'other' $$, 'and changes no published word');
select tests.step_back();
select tests.is_refused_to('cap_policy', pg_temp.publish('now()'), 'Nobody publishes without having signed in');
select tests.is_refused($$ select tests.given($s$ update policy.document_version set body = 'other' $s$) $$, 'Published words never change, even for a superuser', '23001');
select tests.is_refused($$ select tests.given('delete from policy.document_version') $$, 'nor disappear', '23001');
select tests.settled();
select tests.is_refused($$ select tests.given('truncate policy.document_version cascade') $$, 'one by one or all', '23001');
select tests.is_refused($$ select tests.given($s$
  insert into policy.document_version (document, version, effective_from, owner, review_due_on, body)
  values ('code', '10', '2026-11-01', 'DSL', '2027-11-02', 'words') $s$) $$, 'A review is due within twelve months', '23514');
select tests.is_refused($$ select tests.given($s$
  insert into policy.document_version (document, version, effective_from, owner, review_due_on, body)
  values ('code', '10', '2026-11-01', null, '2027-11-01', 'words') $s$) $$, 'A version has an owner', '23502');
select lives_ok($$ select tests.given($s$
  insert into policy.document_version (document, version, effective_from, owner, review_due_on, body)
  values ('code', '10', '2026-11-01', 'DSL', '2027-11-01', 'words') $s$) $$, 'Twelve months to the day are within');

select lives_ok($x$ select tests.do_as('cap_migration', $$ insert into policy.document values ('waiver', 'Waiver', null);
  insert into policy.document_version (document, version, effective_from, owner, review_due_on, body) values ('waiver', '1', '2026-11-02', 'DSL', '2027-11-01', 'words') $$) $x$, 'The first version of a document arrives with a revision');
select tests.is_refused_to('cap_migration', $$ insert into policy.document_version (document, version, effective_from, owner, review_due_on, body)
  values ('code', '11', '2026-11-02', 'DSL', '2027-11-01', 'words') $$, 'and the next is the safeguarding lead''s to publish');
select tests.cannot_be('policy.document_version', '{"document": "code", "version": "12", "effective_from": "2026-11-03", "owner": "DSL", "review_due_on": "2027-11-01", "cites": [], "body": ""}',
  'A document has words');

select isnt(tests.value_as('cap_policy', 'select count(*) from policy.document_version'), '0', 'The lane itself reads it');
select is(tests.value_as('cap_guard', 'select string_agg(distinct version, '' '') from policy.document_version'), '1', 'Whoever approves reads what came with a revision, and not what was published since');

select * from finish();
rollback;
