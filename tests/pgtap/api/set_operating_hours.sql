-- Hours change when leaders decide so, from then on (MT-68).
begin;
select plan(15);

select tests.person('ada', '{platform_administrator}');
select tests.person('vera', '{vetting_officer}');
select tests.organisation('hill', 'school');
create function pg_temp.hours(p_hours text, p_from timestamptz default null, p_reason text default 'The head agreed') returns text language sql as $$
  select format('select api.set_operating_hours(%L, %L, %L, %L)', tests.id('hill'), p_hours, p_reason, p_from)
$$;

select tests.become('ada', 'web_admin');
select tests.answers(pg_temp.hours('[{"iso_weekday": 2, "opens": "08:00", "closes": "24:00"}, {"iso_weekday": 1, "opens": "09:30", "closes": "12:00"}]'),
  201, null, 'An administrator sets new hours');
select is(tests.truth($$ select concat_ws(' ', operating_hours, effective_from = now(), set_by = tests.id('ada'), reason) from identity.operating_change $$),
  '[{"opens": "09:30:00", "closes": "12:00:00", "iso_weekday": 1}, {"opens": "08:00:00", "closes": "24:00:00", "iso_weekday": 2}] t t The head agreed',
  'from now on, in her own name, with the reason');
select is(tests.truth($$ select concat_ws(' ', action, target_kind, outcome) from ledger.record order by seq desc limit 1 $$),
  'set_operating_hours organisation done', 'and the ledger says so');
select tests.answers(pg_temp.hours('[]', now() + interval '30 days'), 201, null, 'From a later day, and none at all');
select tests.is_refused(pg_temp.hours('[]', now() - interval '1 day'), 'Never from before', 'PT422');
select tests.is_refused(pg_temp.hours('[{"iso_weekday": 9, "opens": "08:00", "closes": "09:00"}]'), 'Hours are hours', 'PT422');
select tests.is_refused(pg_temp.hours('null'), 'and a list', 'PT422');
select tests.is_refused(pg_temp.hours('[]', null, ' '), 'with a reason', 'PT422');
select tests.answers(format('select api.set_operating_hours(%L, ''[]'', ''The head agreed'')', gen_random_uuid()), 404, 'not-found', 'of an organisation that there is');
select is(tests.truth('select count(*) from identity.operating_change'), '2', 'Nothing is half set');

select tests.become('vera', 'web_vetting');
select tests.is_refused(pg_temp.hours('[]'), 'A vetting officer sets no hours');
select tests.nobody();
select tests.is_refused(pg_temp.hours('[]'), 'and nobody does');
select tests.become('vera', 'web_admin');
select tests.is_refused(pg_temp.hours('[]'), 'Nor does somebody with the hat but not the power', 'PT403');

select tests.become('ada', 'web_admin');
select tests.answered_once(pg_temp.hours('[{"iso_weekday": 2, "opens": "08:00", "closes": "24:00"}, {"iso_weekday": 1, "opens": "09:30", "closes": "12:00"}]'));
select tests.is_required('organisation_id', $$ select api.set_operating_hours(organisation_id => null, operating_hours => '{}', reason => 'whatever else is sent') $$);

select * from finish();
rollback;
