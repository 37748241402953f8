-- Two administrators decide which profile the platform follows (B.5).
begin;
select plan(36);

select tests.person('ada', '{platform_administrator}');
select tests.person('ben', '{platform_administrator}');
select tests.person('cal', '{platform_administrator}');
select tests.person('ann', '{tutor}');
select tests.person('dee', '{dsl}');
-- as tests.follows_profile, which would take the lock
select tests.given($$ insert into policy.profile_adoption (adoption_id, profile, effective_from, approved_at) values (gen_random_uuid(), 'tutorstudio', '-infinity', now()) $$);

-- who may not
select tests.become('ann', 'web_tutor');
select tests.is_refused($$ select api.adopt_profile('mytutor') $$, 'A tutor may not even ask');
select tests.become('dee', 'web_dsl');
select tests.is_refused($$ select api.adopt_profile('mytutor') $$, 'nor the safeguarding lead');
select tests.nobody();
select tests.is_refused($$ select api.adopt_profile('mytutor') $$, 'nor anybody without a token');
select tests.become('ann', 'web_admin');
select tests.is_refused($$ select api.adopt_profile('mytutor') $$, 'nor somebody who only claims to be an administrator', 'PT403');

-- one proposes
select tests.become('ada', 'web_admin');
select tests.answers($$ select api.adopt_profile('mytutor') $$, 202, null, 'The first administrator proposes');
select is(tests.truth($$ select count(*) from pg_catalog.pg_locks where locktype = 'advisory' and granted and pid = pg_backend_pid() and objsubid = 1
    and (classid::bigint << 32 | objid::bigint) = hashtextextended('policy.profile_adoption', 0) $$), '1', 'and nobody decides beside it');
select is(tests.truth($$ select policy.profile_in_force() $$), 'tutorstudio', 'and nothing changes');
select tests.answers($$ select api.adopt_profile('mytutor') $$, 409, 'second-administrator-needed', 'The same administrator does not approve');
select is(tests.truth($$ select policy.profile_in_force() $$), 'tutorstudio', 'and nothing changes again');
select is(
  tests.truth($$ select string_agg(outcome || ' ' || coalesce(reasons[1], detail ->> 'step'), ', ' order by seq) from ledger.record where action = 'adopt_profile' $$),
  'done proposed, refused SECOND_ADMINISTRATOR_NEEDED', 'Both are in the ledger');

-- another approves
select tests.become('ben', 'web_admin');
select tests.answers($$ select api.adopt_profile('tutorstudio') $$, 409, 'profile-in-force', 'The profile in force is not adopted again');
select tests.answers($$ select api.adopt_profile('mytutor') $$, 201, null, 'Another administrator approves');
select is(tests.truth($$ select policy.profile_in_force() $$), 'mytutor', 'and the profile is in force at once');
select is(tests.truth($$ select policy.profile_in_force(now() - interval '1 microsecond') $$), 'tutorstudio', 'and not a microsecond before');
select is(
  tests.truth($$ select proposed_by = tests.id('ada') and approved_by = tests.id('ben') from policy.profile_adoption where profile = 'mytutor' $$),
  'true', 'The row says who proposed and who approved');
select tests.answers($$ select api.adopt_profile('mytutor') $$, 409, 'profile-in-force', 'It is not approved twice');

-- at a later instant
select tests.answers($$ select api.adopt_profile('tutorninjas', '2999-01-01') $$, 202, null, 'A profile may be proposed for later');
select tests.become('ada', 'web_admin');
select tests.answers($$ select api.adopt_profile('tutorninjas', '2999-02-01') $$, 202, null, 'Another instant is a proposal of its own');
select tests.become('cal', 'web_admin');
select tests.answers($$ select api.adopt_profile('tutorninjas', '2999-01-01') $$, 201, null, 'The same instant approves the proposal for it');
select is(tests.truth($$ select policy.profile_in_force('2998-12-31 23:59:59.999999+00') $$), 'mytutor', 'Until then the old profile is in force');
select is(tests.truth($$ select policy.profile_in_force('2999-01-01') $$), 'tutorninjas', 'from then on the new one');

-- a planned switch is called off
select tests.given($$
  insert into policy.profile_adoption (adoption_id, profile, effective_from, proposed_by, proposed_at, approved_by, approved_at) values
    (gen_random_uuid(), 'tutorstudio', '2999-03-01', tests.id('ada'), '2026-01-01', tests.id('ben'), '2026-01-02') $$);
select is(tests.truth($$ select policy.profile_in_force('2999-03-01') $$), 'tutorstudio', 'A switch is planned');
select tests.answers($$ select api.adopt_profile('mytutor', '2999-03-01') $$, 202, null, 'One proposes to call it off');
select tests.become('ben', 'web_admin');
select tests.answers($$ select api.adopt_profile('mytutor') $$, 201, null, 'another agrees, and need not repeat the instant');
select is(tests.truth($$ select policy.profile_in_force('2999-03-01') $$), 'mytutor', 'The later approval counts');

-- a proposal dies with the power of its proposer
select tests.answers($$ select api.adopt_profile('tutorstudio') $$, 202, null, 'Ben proposes');
select tests.given($$ update identity.power set valid_until = now(), revoked_by = tests.registrar(), revoke_reason = 'left'
  where person_id = tests.id('ben') and power = 'platform_administrator' $$);
select tests.become('cal', 'web_admin');
select tests.answers($$ select api.adopt_profile('tutorstudio') $$, 202, null, 'Once he is no administrator his proposal is none: Cal proposes anew');
select is(tests.truth($$ select policy.profile_in_force() $$), 'mytutor', 'and nothing changes');

-- bad input
select tests.is_refused($$ select api.adopt_profile('homemade') $$, 'An unknown profile is bad input', 'PT422');
select tests.is_refused($$ select api.adopt_profile(null) $$, 'and so is none', 'PT422');
select tests.is_refused($$ select api.adopt_profile('tutorninjas', now() - interval '1 hour') $$, 'and an instant in the past', 'PT422');
select tests.is_refused($$ select api.adopt_profile('tutorninjas', 'infinity') $$, 'and infinity', 'PT422');

-- once
select tests.with_headers('{"idempotency-key": "k1"}');
select tests.answers($$ select api.adopt_profile('tutorninjas', '2998-06-01') $$, 202, null, 'With a key the proposal is made once');
select tests.answers($$ select api.adopt_profile('tutorninjas', '2998-06-01') $$, 202, null, 'and the same request has the same answer');
select tests.answers($$ select api.adopt_profile('tutorstudio') $$, 409, 'idempotency-key-reused', 'Another request with the same key is refused');

select tests.become('ada', 'web_admin');
select tests.is_required('profile', $$ select api.adopt_profile(profile => null) $$);

select * from finish();
rollback;
