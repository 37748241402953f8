-- The policy is a published document with a version, a date and an owner, for everybody to read (TS-01, TS-07, TS-105).
-- Of the versions that a reader may see (its policy: those that have taken effect) the latest is in force.
drop view if exists api.policy_documents;

create view api.policy_documents
  with (security_invoker = true, security_barrier = true)
as
  select distinct on (published.document)
    published.document,
    listed.title,
    listed.clause,
    published.version,
    published.owner,
    published.effective_from,
    published.review_due_on,
    published.cites,
    encode(sha256(convert_to(published.body, 'UTF8')), 'hex') as sha256,
    published.body
  from policy.document_version as published
  join policy.document as listed using (document)
  order by published.document, published.effective_from desc;

revoke all on api.policy_documents from public;
grant select on api.policy_documents
  to web_anon, web_learner, web_guardian, web_tutor, web_agency, web_school,
     web_vetting, web_compliance, web_service, web_admin, web_dsl, web_lado;
select guard.read_only('api.policy_documents');

comment on view api.policy_documents is
  $$The published documents

For everybody, signed in or not: the version of each document that is in force now. Clauses TS-01, TS-07, TS-105.$$;
comment on column api.policy_documents.document is 'Name of the document, as acknowledge_document takes it.';
comment on column api.policy_documents.title is 'Title for people.';
comment on column api.policy_documents.clause is 'Clause of the policy that asks for the document.';
comment on column api.policy_documents.version is 'Version in force now.';
comment on column api.policy_documents.owner is 'Who answers for the document.';
comment on column api.policy_documents.effective_from is 'The instant from which this version is in force.';
comment on column api.policy_documents.review_due_on is 'The day in London by which the document is reviewed.';
comment on column api.policy_documents.cites is 'Guidance editions it rests on, as instrument:edition.';
comment on column api.policy_documents.sha256 is 'SHA-256 of the body in UTF-8, in hexadecimal.';
comment on column api.policy_documents.body is 'The text.';
