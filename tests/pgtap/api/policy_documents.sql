-- The documents are public, in the version in force (TS-01, TS-105).
begin;
select plan(14);

select tests.given($$
  insert into policy.document_version (document, version, effective_from, owner, review_due_on, cites, body) values
    ('aua', '2', now(), 'Dee Example', (now() + interval '3 months')::date, '{KCSIE:2025}', 'two'),
    ('aua', '3', now() + interval '1 microsecond', 'Dee Example', (now() + interval '3 months')::date, '{}', 'three') $$);

select tests.nobody();
select is((select count(*)::integer from api.policy_documents), 15, 'Everybody reads every document, signed in or not');
select is((select version from api.policy_documents where document = 'aua'), '2', 'in the version in force now, and not one of the next microsecond');
select is((select owner from api.policy_documents where document = 'aua'), 'Dee Example', 'with its owner');
select is((select cites from api.policy_documents where document = 'aua'), '{KCSIE:2025}', 'what it cites');
select is((select sha256 from api.policy_documents where document = 'aua'), encode(sha256('two'), 'hex'), 'and the hash of its words');
select is(
  (select count(*)::integer from api.policy_documents where owner is null or effective_from is null or review_due_on is null or version is null), 0,
  'No document lacks a version, a date, an owner or a review');
select set_eq(
  $$ select document from api.policy_documents where clause = 'TS-105' $$,
  $$ values ('aadc_posture'), ('security_posture'), ('sub_processors'), ('cookie_notice'), ('acceptable_use'), ('code_of_conduct'), ('safer_recruitment') $$,
  'The seven sibling documents are there');
select is(
  (select count(*)::integer from api.policy_documents where version = '1' and body !~ 'next version'), 0,
  'A first version says that the platform''s own text comes next');
select is((select min(length(body)) > 200 from api.policy_documents where version = '1'), true, 'and what it has to say');

select tests.pretend('web_tutor');
select isnt_empty('select from api.policy_documents', 'Tutors read them');
select tests.pretend('web_service');
select isnt_empty('select from api.policy_documents', 'and programs');
select is(has_table_privilege('web_service', 'api.policy_documents', 'insert, update, delete'), false, 'Nobody writes through the view');
select is(
  (select reloptions from pg_catalog.pg_class where relname = 'policy_documents' and relkind = 'v'), '{security_invoker=true,security_barrier=true}',
  'The view shows what the reader may see, and no more');

select tests.is_refused($$ select tests.given('insert into api.policy_documents (body) values (null)') $$, 'whoever they are', '42501');

select * from finish();
rollback;
