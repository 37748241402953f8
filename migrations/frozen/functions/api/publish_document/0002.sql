-- The policy is published by its owner, the designated safeguarding lead, with a version, a date and a review (TS-01).
-- A published version is never changed: whoever acknowledged it, acknowledged these words.
set role cap_policy;

create or replace function api.publish_document(
  document       text,
  version        text,
  body           text,
  owner          text,
  review_due_on  date,
  effective_from timestamptz default null,
  cites          text[]      default '{}'
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action   constant text := 'publish_document';
  v_dsl      constant uuid := identity.require_persona('web_dsl');
  v_document constant text := publish_document.document;
  v_cites    constant text[] := coalesce(publish_document.cites, '{}');
  v_answer   jsonb;
  v_version  text;
  v_body     text;
  v_owner    text;
  v_from     timestamptz;
  v_day      date;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'document', v_document, 'version', version, 'body', body, 'owner', owner, 'review_due_on', review_due_on,
    'effective_from', effective_from, 'cites', to_jsonb(v_cites)));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(v_document, 'document');
  v_version := identity.clean_text(version, 'version', 60);
  v_body := policy.clean_prose(body, 'body', 200000);
  v_owner := identity.clean_text(owner, 'owner', 200);
  v_from := identity.check_begins_now_or_later(effective_from, 'effective_from');
  v_day := identity.civil_date(v_from);
  perform identity.check_required(review_due_on, 'review_due_on');
  if review_due_on <= v_day or review_due_on > v_day + interval '12 months' then
    raise exception using
      errcode = 'PT422',
      message = 'review_due_on is not within twelve months of effective_from',
      hint = 'A document is reviewed at least once a year.';
  end if;
  if exists (
    select
    from unnest(v_cites) as cited (edition)
    where cited.edition is null or not exists (
      select from policy.guidance_edition as known
      where known.instrument || ':' || known.edition = cited.edition
    )
  ) then
    raise exception using
      errcode = 'PT422',
      message = 'cites names an edition that is not registered',
      hint = 'Send instrument:edition, for instance KCSIE:2025.';
  end if;

  if not exists (select from policy.document as known where known.document = v_document) then
    return policy.refuse_action(c_action, 'document', null, 404, 'not-found',
      'No such document', 'No document with this name is in the register.');
  end if;

  begin
    insert into policy.document_version (document, version, effective_from, owner, review_due_on, cites, body)
    values (v_document, v_version, v_from, v_owner, publish_document.review_due_on, v_cites, v_body);
  exception when unique_violation then
    return policy.refuse_action(c_action, 'document', null, 409, 'version-exists',
      'Published already', 'This version, or another one from the same instant on, is published already.',
      jsonb_build_object('document', v_document, 'version', v_version));
  end;

  return policy.finish_action(c_action, 'document', null, 201,
    jsonb_build_object(
      'document', v_document, 'version', v_version, 'effective_from', v_from, 'review_due_on', review_due_on,
      'sha256', encode(sha256(convert_to(v_body, 'UTF8')), 'hex'),
      'superseded', coalesce(
        (select jsonb_agg(cited.edition order by cited.edition)
         from unnest(v_cites) as cited (edition)
         join policy.guidance_edition as known on known.instrument || ':' || known.edition = cited.edition
         where policy.edition_status(known.instrument, known.edition, v_day) = 'superseded'), '[]')),
    jsonb_build_object('document', v_document, 'version', v_version, 'effective_from', v_from));
end;
$$;

revoke all on function api.publish_document(text, text, text, text, date, timestamptz, text[]) from public;
grant execute on function api.publish_document(text, text, text, text, date, timestamptz, text[]) to web_dsl;

comment on function api.publish_document(text, text, text, text, date, timestamptz, text[]) is
  $$Publish a version of a document

For the designated safeguarding lead. document is a name in policy_documents; version is yours to name and used once.
body has 1 to 200,000 characters. effective_from is an instant from now on (left out: now); review_due_on is at most
twelve months later. cites lists editions as instrument:edition; those no longer in force come back in superseded.
Everybody who must have acknowledged the document is asked anew from effective_from on. Answers 201 with the sha256 of
the body. Refusals: 404 not-found, 409 version-exists; 422 where a value is not usable. Clauses TS-01, TS-02, TS-105,
TS-106.$$;

set role safelane_owner;
