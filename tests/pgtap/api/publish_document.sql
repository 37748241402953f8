-- The safeguarding lead publishes the policy, with a version, a date, an owner and a review (TS-01).
begin;
select plan(30);

select tests.person('dee', '{dsl}');
select tests.person('ada', '{platform_administrator}');
select tests.person('ann', '{tutor}');
select tests.given($$ insert into policy.acknowledgement (person_id, document, version, acknowledged_at) values (tests.id('ann'), 'kcsie', '1', '2026-01-01') $$);

create function pg_temp.publish(
  p_version text, p_document text default 'kcsie', p_body text default 'Our own words.', p_owner text default 'Dee Example',
  p_review text default $$(now() + interval '6 months')::date$$, p_more text default ''
) returns text language sql as $$
  select format('select api.publish_document(%L, %L, %L, %L, %s%s)', p_document, p_version, p_body, p_owner, p_review, p_more) $$;

select tests.become('ada', 'web_admin');
select tests.is_refused(pg_temp.publish('2'), 'An administrator publishes nothing');
select tests.become('ann', 'web_tutor');
select tests.is_refused(pg_temp.publish('2'), 'nor does a tutor');
select tests.nobody();
select tests.is_refused(pg_temp.publish('2'), 'nor anybody without a token');
select tests.become('ada', 'web_dsl');
select tests.is_refused(pg_temp.publish('2'), 'nor somebody who only claims to be the safeguarding lead', 'PT403');

select tests.become('dee', 'web_dsl');
select is(tests.truth($$ select policy.acknowledged(tests.id('ann'), 'kcsie') $$), 'true', 'Ann has acknowledged the version in force');
select tests.answers(pg_temp.publish('2', p_more => $$, null, '{KCSIE:2025}'$$), 201, null, 'The safeguarding lead publishes the next');
select is(tests.truth($$ select policy.version_in_force('kcsie') $$), '2', 'It is in force at once');
select is(tests.truth($$ select policy.acknowledged(tests.id('ann'), 'kcsie') $$), 'false', 'and Ann is asked anew');
select is(tests.truth($$ select outcome || ' ' || (detail ->> 'version') from ledger.record where action = 'publish_document' $$), 'done 2', 'It is in the ledger');
select is((select body from api.policy_documents where document = 'kcsie'), 'Our own words.', 'and everybody reads it');
select tests.answers(pg_temp.publish('2', p_more => $$, '2999-01-01'$$, p_review => $$'2999-06-01'$$), 409, 'version-exists', 'A version is published once');
select tests.answers(pg_temp.publish('3'), 409, 'version-exists', 'and from one instant on only one');
select is(tests.truth($$ select count(*) from ledger.record where action = 'publish_document' and outcome = 'refused' $$), '2', 'Refusals are in the ledger');
select tests.answers(pg_temp.publish('4', p_more => $$, '2999-01-01'$$, p_review => $$'2999-06-01'$$), 201, null, 'A version may take effect later');
select is(tests.truth($$ select policy.version_in_force('kcsie', '2998-12-31 23:59:59.999999+00') $$), '2', 'not before');
select is(tests.truth($$ select policy.version_in_force('kcsie', '2999-01-01') $$), '4', 'but then');
select is(
  (api.publish_document('code', '2', E'One\r\nTwo ', 'Dee', (now() + interval '6 months')::date, null, '{KCSIE:2024,KCSIE:2025}')) -> 'superseded',
  '["KCSIE:2024"]', 'Editions no longer in force are named in the answer');
select is((select sha256 from api.policy_documents where document = 'code'), encode(sha256(E'One\nTwo'), 'hex'), 'The hash is that of the words');
select tests.answers(pg_temp.publish('1', 'unheard_of'), 404, 'not-found', 'A document is in the register');
select tests.is_refused(pg_temp.publish('5', p_body => ' '), 'A version has words', 'PT422');
select tests.is_refused(pg_temp.publish('5', p_owner => ''), 'and an owner', 'PT422');
select tests.is_refused(pg_temp.publish('', p_owner => 'Dee'), 'and a name', 'PT422');
select tests.is_refused(pg_temp.publish('5', p_review => $$identity.civil_date(now())$$), 'and a review after it takes effect', 'PT422');
select tests.is_refused(pg_temp.publish('5', p_review => $$'2999-01-02'$$, p_more => $$, '2998-01-01'$$), 'within twelve months', 'PT422');
select tests.answers(pg_temp.publish('5', p_review => $$'2999-01-01'$$, p_more => $$, '2998-01-01'$$), 201, null, 'to the day');
select tests.is_refused(pg_temp.publish('6', p_more => $$, now() - interval '1 hour'$$), 'It does not take effect in the past', 'PT422');
select tests.is_refused(pg_temp.publish('6', p_more => $$, null, '{KCSIE:1066}'$$), 'It cites editions that are registered', 'PT422');

select tests.become('dee', 'web_dsl');
select tests.answered_once(pg_temp.publish('2', p_more => $$, null, '{KCSIE:2025}'$$));
select tests.is_required('document', $$ select api.publish_document(document => null, version => 'whatever else is sent', body => 'whatever else is sent', owner => 'whatever else is sent', review_due_on => '2026-01-01') $$);
select tests.is_required('review_due_on', $$ select api.publish_document(document => 'whatever else is sent', version => 'whatever else is sent', body => 'whatever else is sent', owner => 'whatever else is sent', review_due_on => null) $$);

select * from finish();
rollback;
