-- A refusal is a problem with a status, and says the same whenever its reasons are the same.
begin;
select plan(13);

create function pg_temp.refused(p_reasons jsonb default '[]', p_extra jsonb default '{}') returns jsonb language plpgsql as $f$
begin
  return tests.value_as('cap_booking', format('guard.refuse(409, ''not-bookable'', ''No'', ''Why not'', %L, %L)', p_reasons, p_extra));
end;
$f$;

select is(pg_temp.refused(), '{"type": "urn:safelane:problem:not-bookable", "title": "No", "status": 409, "detail": "Why not", "reasons": []}', 'The members of RFC 9457, and the reasons');
select is(current_setting('response.status'), '409', 'The status is set');
select is(current_setting('response.headers'), '[{"Content-Type": "application/problem+json"}]', 'and the one content type');
select is(pg_temp.refused('[{"code": "X"}]') -> 'reasons', '[{"code": "X"}]', 'Reasons are given where there are some');
select is(pg_temp.refused(), pg_temp.refused(), 'Two refusals alike are alike to the letter');
select is(pg_temp.refused(null, null), pg_temp.refused(), 'No reasons are an empty list');
select is(pg_temp.refused('[]', '{"status": 200, "hold": "x"}') -> 'status', '409', 'What a lane adds never replaces a member');
select is(pg_temp.refused('[]', '{"lesson_id": 1}') -> 'lesson_id', '1', 'it stands beside them');
select set_config('request.path', '/rpc/book_lesson', true);
select is(pg_temp.refused() ->> 'instance', '/rpc/book_lesson', 'The function that refused is named');
select set_config('request.path', '/rpc/"; drop', true);
select is(pg_temp.refused() ? 'instance', false, 'and nothing else is repeated');
select throws_ok($$ select tests.value_as('cap_booking', 'guard.refuse(200, ''a'', ''b'', ''c'')') $$, '22023', null, 'A refusal is no success');
select throws_ok($$ select tests.value_as('cap_booking', 'guard.refuse(null, ''a'', ''b'', ''c'')') $$, '22023', null, 'and has a status');
select tests.pretend('web_tutor');
select tests.is_refused($$ select guard.refuse(409, 'a', 'b', 'c') $$, 'A request does not answer itself');

select * from finish();
rollback;
