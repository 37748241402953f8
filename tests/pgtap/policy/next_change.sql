-- The clock alone changes what is in effect where a validity begins or ends (B.5).
begin;
select plan(5);
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
select * from finish();
rollback;
