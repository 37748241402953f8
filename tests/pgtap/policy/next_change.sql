-- The clock alone changes what is in effect where a validity begins or ends (B.5).
begin;
select plan(13);
select tests.follows_profile();
create function pg_temp.next(p_at timestamptz) returns timestamptz language sql as $$
  select tests.value_as('cap_policy', format('policy.next_change(%L)', p_at))::timestamptz
$$;
select is(pg_temp.next('2150-01-01'), 'infinity', 'When nothing is to come, never');
select tests.given($$ insert into policy.document_version (document, version, effective_from, owner, review_due_on, body) values ('code', 'far', '2150-06-01 09:00+00', 'DSL', '2151-01-01', 'Anew.') $$);
select is(pg_temp.next('2150-01-01'), '2150-06-01 09:00+00', 'A version that comes into effect');
select is(pg_temp.next('2150-06-01 09:00+00'), 'infinity', 'is a change until that instant, and not at it');
select tests.given($$ insert into policy.guidance_edition (instrument, edition, valid_from, status) values ('KCSIE', '2150', '2150-05-01', 'expected') $$);
select is(pg_temp.next('2150-01-01'), '2150-05-01 00:00 Europe/London', 'The earliest counts, an edition from midnight in London');
select is(tests.truth($p$ select has_function_privilege('web_tutor', 'policy.next_change(timestamptz)', 'execute') $p$), 'false', 'Nobody asks it over HTTP');

select tests.person('ann', '{tutor}'), tests.person('dee', '{dsl}'), tests.organisation('acme', 'agency'), tests.engagement('ann at acme', 'ann', 'acme');
select tests.override('long', 'acme', 'session.max_group', '4');
create function pg_temp.changes(p_arrange text) returns timestamptz language plpgsql as $$
declare
  v_next timestamptz;
begin
  begin
    perform tests.given(p_arrange);
    v_next := pg_temp.next('2149-01-01');
    raise exception using errcode = 'PT200';
  exception when sqlstate 'PT200' then
    return v_next;
  end;
end $$;
select is(pg_temp.changes(arranged), '2149-06-01 09:00+00', why || ' is a change') from (values
  ($$ insert into policy.profile_adoption (adoption_id, profile, effective_from, proposed_by, proposed_at, approved_by, approved_at)
      values (gen_random_uuid(), 'mytutor', '2149-06-01 09:00+00', tests.registrar(), now(), tests.id('dee'), now()) $$, 'Another profile'),
  ($$ insert into policy.profile_value (profile, key, value, valid_from) values ('tutorstudio', 'student.min_age', '7', '2149-06-01 09:00+00') $$, 'Another value of a profile'),
  ($$ select tests.override('begins', 'acme', 'session.max_group', '2', '2149-06-01 09:00+00') $$, 'A contract that begins'),
  ($$ select tests.override('runs out', 'acme', 'session.max_group', '2', now(), '2149-06-01 09:00+00') $$, 'A contract that runs out'),
  ($$ insert into policy.contract_override_end (override_id, ended_at, ended_by, reason) values (tests.id('long'), '2149-06-01 09:00+00', tests.id('dee'), 'agreed') $$, 'The end of a contract'),
  ($$ insert into policy.deviation (deviation_id, key, value, engagement_id, rationale, requested_by, approved_by, valid_from, expires_at)
      values (gen_random_uuid(), 'session.max_group', '8', tests.id('ann at acme'), 'eight siblings and cousins', tests.id('ann'), tests.id('dee'), '2149-06-01 09:00+00', '2149-06-02') $$,
    'A deviation that begins'),
  ($$ insert into policy.deviation (deviation_id, key, value, engagement_id, rationale, requested_by, approved_by, approved_at, valid_from, expires_at)
      values (gen_random_uuid(), 'session.max_group', '8', tests.id('ann at acme'), 'eight siblings and cousins', tests.id('ann'), tests.id('dee'), '2149-06-01 09:00+00', '2148-12-31', '2149-12-01') $$,
    'The approval of a deviation'),
  ($$ insert into policy.deviation (deviation_id, key, value, engagement_id, rationale, requested_by, approved_by, valid_from, expires_at)
      values (gen_random_uuid(), 'session.max_group', '8', tests.id('ann at acme'), 'eight siblings and cousins', tests.id('ann'), tests.id('dee'), '2148-12-31', '2149-06-01 09:00+00') $$,
    'The expiry of a deviation')
) as tried (arranged, why);
select * from finish();
rollback;
