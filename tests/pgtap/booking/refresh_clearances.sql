-- Clearances can be refreshed at any time; decisions are the same without it (E1.1 P5).
begin;
select plan(7);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.bookable('held');
select tests.restricted('held');
create function pg_temp.refresh(p_limit integer default null) returns text language sql as $$
  select tests.truth(format('select judged || '' judged, '' || clear || '' clear'' from booking.refresh_clearances(%L)', p_limit))
$$;
select is(pg_temp.refresh(1), '1 judged, 1 clear', 'As many as were asked for');
select matches(pg_temp.refresh(), '^2 judged, 1 clear$', 'then everybody who is not remembered');
select is(pg_temp.refresh(), '1 judged, 0 clear', 'and afterwards only those against whom something stands');
select is(tests.truth(format('select string_agg(code, '','') from booking.tutor_findings(%L, %L, now(), clock_timestamp(), ''P2'')', tests.id('held'), tests.id('held alone'))),
  'TUTOR_ON_HOLD', 'A hold stops work as before');
select tests.become('ann', 'web_tutor');
select tests.is_refused('select * from booking.refresh_clearances()', 'It is the operator''s');
select is(tests.truth($p$ select has_function_privilege('safelane_migrator', 'booking.refresh_clearances(integer)', 'execute') $p$), 'true', 'who comes as the migrator');
select tests.bookable('left'), tests.bookable('leaving'), tests.organisation('acme', 'agency'), tests.engagement('ann for acme', 'ann', 'acme');
select tests.settled();
select tests.given($$ alter table identity.engagement disable trigger user;
  update identity.engagement set ended_at = now() + case tutor_id when tests.id('left') then interval '0' else interval '1 hour' end, ended_by = tests.registrar(), end_reason = 'Over'
  where tutor_id in (tests.id('left'), tests.id('leaving')) $$);
select tests.step_back();
select is(pg_temp.refresh(), '2 judged, 1 clear', 'Of work that is over nobody is judged, of work that is to end they are; nor of work through an agency');
select * from finish();
rollback;
