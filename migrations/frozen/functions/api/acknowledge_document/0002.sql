-- Everybody acknowledges for themselves, and only the words that are in force now (MT-01, OS-22, TN-08, OS-17).
-- A second time changes nothing: the first instant stands.
set role cap_policy;

create or replace function api.acknowledge_document(
  document text,
  version  text default null
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action   constant text := 'acknowledge_document';
  v_person   constant uuid := identity.require_persona(
    'web_tutor', 'web_learner', 'web_guardian', 'web_agency', 'web_school',
    'web_vetting', 'web_compliance', 'web_admin', 'web_dsl', 'web_lado');
  v_document constant text := acknowledge_document.document;
  v_version  constant text := acknowledge_document.version;
  v_current  text;
  v_answer   jsonb;
  v_at       timestamptz;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('document', v_document, 'version', v_version));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(v_document, 'document');
  v_current := policy.version_in_force(v_document);
  if v_current is null then
    return policy.refuse_action(c_action, 'document', null, 404, 'not-found',
      'No such document', 'No document with this name is published now.');
  end if;
  if v_version <> v_current then
    return policy.refuse_action(c_action, 'document', null, 409, 'version-not-in-force',
      'Another version is in force', 'Read and acknowledge the version that is in force now.',
      jsonb_build_object('document', v_document, 'version', v_current));
  end if;

  insert into policy.acknowledgement (person_id, document, version)
  values (v_person, v_document, v_current)
  on conflict do nothing
  returning acknowledged_at into v_at;

  if v_at is null then
    select given.acknowledged_at
    into v_at
    from policy.acknowledgement as given
    where given.person_id = v_person and given.document = v_document and given.version = v_current;
    return guard.finish_once(guard.accept(200, jsonb_build_object(
      'document', v_document, 'version', v_current, 'acknowledged_at', v_at)));
  end if;
  return policy.finish_action(c_action, 'person', v_person, 201,
    jsonb_build_object('document', v_document, 'version', v_current, 'acknowledged_at', v_at),
    jsonb_build_object('document', v_document, 'version', v_current));
end;
$$;

revoke all on function api.acknowledge_document(text, text) from public;
grant execute on function api.acknowledge_document(text, text)
  to web_tutor, web_learner, web_guardian, web_agency, web_school,
     web_vetting, web_compliance, web_admin, web_dsl, web_lado;

comment on function api.acknowledge_document(text, text) is
  $$Acknowledge a document

For everybody who is signed in, for themselves. document is a name in policy_documents; version, if sent, must be the
one in force, so that nobody acknowledges words they have not seen. Answers 201, and 200 with the first instant where
it was acknowledged before. Refusals: 404 not-found, 409 version-not-in-force (with the version in force).
Clauses MT-01, MT-05, OS-07, OS-17, OS-22, TN-08, TN-16.$$;

set role safelane_owner;
