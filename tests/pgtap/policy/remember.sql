-- What is remembered about an engagement and what is worked out anew never differ, whatever was changed (B.5, TS-06).
begin;
select plan(34);
select tests.follows_profile();
select tests.person('ann', '{tutor}'), tests.person('dee', '{dsl}'), tests.person('asks', '{tutor}'), tests.person('the approver', '{dsl}');
select tests.organisation('acme', 'agency'), tests.organisation('oak', 'school'), tests.organisation('elsewhere', 'agency');
select tests.engagement('ann at acme', 'ann', 'acme', 'oak');
select tests.override('small groups', 'acme', 'session.max_group', '4');
select tests.override('looser', 'oak', 'recording.retention_days', '60');

create function pg_temp.remember(p_engagement text default 'ann at acme') returns text language sql as $$
  select tests.value_as('cap_booking', format('policy.remember(%L)', tests.id(p_engagement)))
$$;
create function pg_temp.all_of(p_function text, p_at timestamptz) returns jsonb language sql as $$
  select tests.truth(format('policy.%I(%L, %L, array(select key from policy.parameter))', p_function, tests.id('ann at acme'), p_at))::jsonb
$$;
create function pg_temp.is_believed(p_at timestamptz default clock_timestamp()) returns boolean language sql as $$
  select tests.truth(format(
    'exists (select from policy.remembered, policy.epoch where engagement_id = %L and epoch = number and worked_out_at <= %L and %L < good_until)',
    tests.id('ann at acme'), p_at, p_at))::boolean
$$;
create function pg_temp.agrees(p_at timestamptz default clock_timestamp()) returns boolean language sql as $$
  select pg_temp.all_of('effective_all', p_at) = pg_temp.all_of('effective_anew', p_at)
$$;
-- remembered, then changed: a value is another one at once, and as it is worked out anew
create function pg_temp.seen_at_once(p_change text, p_differs boolean default true) returns boolean language plpgsql as $$
declare
  v_before jsonb;
  v_seen   boolean;
begin
  begin
    perform pg_temp.remember();
    if not pg_temp.is_believed() then
      raise exception 'nothing was remembered in the first place';
    end if;
    v_before := pg_temp.all_of('effective_all', clock_timestamp());
    perform tests.given(p_change);
    v_seen := not pg_temp.is_believed() and pg_temp.agrees()
      and (pg_temp.all_of('effective_all', clock_timestamp()) <> v_before) = p_differs;
    raise exception using errcode = 'PT200';
  exception when sqlstate 'PT200' then
    return v_seen;
  end;
end $$;

select ok(not pg_temp.is_believed(), 'Nothing is remembered before anybody asked for it');
select is(pg_temp.remember(), 'true', 'It is remembered for an engagement');
select ok(pg_temp.is_believed(), 'and believed');
select ok(pg_temp.agrees(), 'and every parameter is what it would be if it were worked out anew');
select is(pg_temp.all_of('effective_all', clock_timestamp()) ->> 'session.max_group', '4', 'contracts included');
select is(pg_temp.remember(), 'true', 'Asked again, there is nothing to do');
select is(tests.truth('select count(*) from policy.remembered'), '1', 'One row came of it');
select is(pg_temp.remember('no such engagement'), 'false', 'For an engagement that does not exist nothing is kept');
select is(tests.value_as('cap_booking', 'policy.remember(null)'), 'false', 'nor for the platform as such');
select is(tests.value_as('cap_booking', format($$ select policy.effective_all(%L, clock_timestamp(), '{qa.observation,session.max_group,session.max_group}') $$, tests.id('ann at acme'))),
  '{"qa.observation": null, "session.max_group": 4}', 'What is asked for is answered, and nothing else');
select is(tests.value_as('cap_booking', format($$ select policy.effective_all(%L, clock_timestamp(), '{}') $$, tests.id('ann at acme'))), '{}', 'Of nothing, nothing holds');
select tests.is_refused_to('cap_booking', format($$ select policy.effective_all(%L, clock_timestamp(), '{no.such_key}') $$, tests.id('ann at acme')),
  'A key that does not exist is an error, also where everything is remembered', '42704');
select ok(not pg_temp.is_believed(now() - interval '1 second'), 'It says nothing about the time before');

select ok(pg_temp.seen_at_once(change, differs), why || ' is seen at once')
from (values
  ($$ insert into policy.profile_adoption (adoption_id, profile, effective_from, proposed_by, proposed_at, approved_by, approved_at)
      values (gen_random_uuid(), 'mytutor', now() - interval '1 second', tests.registrar(), now() - interval '1 minute', tests.id('dee'), now()) $$, true, 'Another profile'),
  ($$ insert into policy.profile_value (profile, key, value, valid_from) values ('tutorstudio', 'student.min_age', '7', now()) $$, true, 'A profile''s value'),
  ($$ select tests.override('smaller', 'acme', 'session.max_group', '2') $$, true, 'A contract of the agency'),
  ($$ select tests.override('older', 'oak', 'student.min_age', '9') $$, true, 'A contract of the school'),
  ($$ select tests.override('theirs', 'elsewhere', 'student.min_age', '9') $$, false, 'A contract of somebody else, which changes nothing here,'),
  ($$ insert into policy.contract_override_end (override_id, ended_at, ended_by, reason) values (tests.id('small groups'), now(), tests.id('dee'), 'ended early') $$, true, 'The end of a contract'),
  ($$ select tests.deviation('recording.retention_days', '60', 'looser', p_from => now() - interval '1 minute', p_until => now() + interval '1 day') $$, true, 'A deviation for a contract'),
  ($$ select tests.deviation('recording.retention_days', '50', null, 'ann at acme', now() - interval '1 minute', now() + interval '1 day') $$, true, 'A deviation for the engagement'),
  ($$ update policy.parameter set floor = '"P6M"' where key = 'vetting.dbs_interval' $$, true, 'A floor that rises'),
  ($$ update policy.profile_adoption set approved_at = null, approved_by = null where false $$, false, 'A write that changes no row, to be safe,')
  ) as tried (change, differs, why);

-- the clock
create function pg_temp.changes_on_time(p_arrange text) returns boolean language plpgsql as $$
declare
  v_until timestamptz;
  v_right boolean;
begin
  begin
    perform tests.given(p_arrange);
    perform pg_temp.remember();
    v_until := tests.truth(format('select good_until from policy.remembered where engagement_id = %L', tests.id('ann at acme')))::timestamptz;
    v_right := pg_temp.is_believed() and pg_temp.is_believed(v_until - interval '1 microsecond') and not pg_temp.is_believed(v_until)
      and pg_temp.agrees() and pg_temp.agrees(v_until - interval '1 microsecond') and pg_temp.agrees(v_until)
      and pg_temp.all_of('effective_all', v_until - interval '1 microsecond') <> pg_temp.all_of('effective_all', v_until);
    raise exception using errcode = 'PT200';
  exception when sqlstate 'PT200' then
    return v_right;
  end;
end $$;
select ok(pg_temp.changes_on_time(arranged), why || ' counts from its instant on, and not before')
from (values
  ($$ select tests.override('soon', 'acme', 'session.max_group', '2', now() + interval '1 hour') $$, 'A contract that begins'),
  ($$ select tests.override('for now', 'acme', 'session.max_group', '2', now() - interval '1 hour', now() + interval '1 hour') $$, 'A contract that runs out'),
  ($$ insert into policy.contract_override_end (override_id, ended_at, ended_by, reason) values (tests.id('small groups'), now() + interval '1 hour', tests.id('dee'), 'ended early') $$, 'The end of a contract'),
  ($$ insert into policy.profile_value (profile, key, value, valid_from) values ('tutorstudio', 'student.min_age', '7', now() + interval '1 hour') $$, 'A profile''s value'),
  ($$ select tests.deviation('recording.retention_days', '50', null, 'ann at acme', now() - interval '1 minute', now() + interval '1 hour') $$, 'The expiry of a deviation'),
  ($$ insert into policy.profile_adoption (adoption_id, profile, effective_from, proposed_by, proposed_at, approved_by, approved_at)
      values (gen_random_uuid(), 'mytutor', now() + interval '1 hour', tests.registrar(), now() - interval '1 minute', tests.id('dee'), now()) $$, 'A profile')
  ) as tried (arranged, why);

select tests.become('ann', 'web_tutor');
select tests.is_refused($$ select policy.remember(tests.id('ann at acme')) $$, 'Nobody who asks over HTTP has anything remembered');

select tests.step_back();
create function pg_temp.remembered_at() returns timestamptz language sql as $$
  select tests.truth(format('select worked_out_at from policy.remembered where engagement_id = %L', tests.id('ann at acme')))::timestamptz
$$;
create function pg_temp.is_left_alone(p_arrange text default 'select') returns boolean language plpgsql as $$
declare
  v_before timestamptz;
begin
  perform tests.given(p_arrange);
  v_before := pg_temp.remembered_at();
  perform pg_temp.remember();
  return pg_temp.remembered_at() = v_before;
end $$;
select pg_temp.remember();
select ok(pg_temp.is_left_alone(), 'What is remembered and holds is left alone');
select tests.settled();
create function pg_temp.past_the_gate(p_set text) returns text language sql as $$
  select format('alter table policy.remembered disable trigger _200_worked_out; update policy.remembered set %s; alter table policy.remembered enable always trigger _200_worked_out', p_set)
$$;
select ok(not pg_temp.is_left_alone(pg_temp.past_the_gate($$worked_out_at = clock_timestamp() - interval '2 hours', good_until = clock_timestamp() - interval '1 hour'$$)),
  'what a clock has run out on is worked out again');
select ok(not pg_temp.is_left_alone(pg_temp.past_the_gate($$worked_out_at = clock_timestamp() + interval '1 hour', good_until = 'infinity'$$)), 'and so is what a later clock worked out');

select tests.engagement('ann alone', 'ann');
select pg_temp.remember('ann alone'), tests.override('smaller', 'acme', 'session.max_group', '2');
create function pg_temp.of_the_other() returns text language sql as $$ select tests.truth(format('select worked_out_at from policy.remembered where engagement_id = %L', tests.id('ann at acme'))) $$;
select set_config('safelane.worked_out', pg_temp.of_the_other(), true);
select pg_temp.remember('ann alone');
select is(pg_temp.of_the_other(), current_setting('safelane.worked_out'), 'What is remembered of one engagement leaves another as it is');

select * from finish();
rollback;
