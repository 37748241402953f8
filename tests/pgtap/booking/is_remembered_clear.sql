-- A tutor found clear is believed to be clear only while nothing has changed and no clock has run out (TS-82).
begin;
select plan(27);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob');

create function pg_temp.remember(p_tutor text) returns text language sql as $$
  select tests.value_as('cap_booking', format('booking.remember_clearance(%L, %L)', tests.id(p_tutor), tests.id(p_tutor || ' alone')))
$$;
create function pg_temp.remembered(p_tutor text, p_at timestamptz default clock_timestamp(), p_starts_at timestamptz default null)
  returns text language sql as $$
  select tests.value_as('cap_booking', format('booking.is_remembered_clear(%L, %L, %L, %L)',
    tests.id(p_tutor), tests.id(p_tutor || ' alone'), p_starts_at, p_at))
$$;
-- what is remembered and what is judged anew never differ, whatever was changed
create function pg_temp.agrees(p_tutor text) returns boolean language sql as $$
  select pg_temp.remembered(p_tutor) = 'false' or tests.truth(format(
    'select count(*) from booking.judge_tutor(%L, %L, clock_timestamp(), clock_timestamp(), ''P2'')',
    tests.id(p_tutor), tests.id(p_tutor || ' alone'))) = '0'
$$;
create function pg_temp.forgotten_after(p_change text) returns boolean language plpgsql as $$
declare v_forgotten boolean;
begin
  begin
    perform pg_temp.remember('ann');
    if pg_temp.remembered('ann') <> 'true' then
      raise exception 'nothing was remembered in the first place';
    end if;
    perform tests.given(p_change);
    v_forgotten := pg_temp.remembered('ann') = 'false' and pg_temp.agrees('ann');
    raise exception using errcode = 'PT200';
  exception when sqlstate 'PT200' then
    return v_forgotten;
  end;
end $$;

select is(pg_temp.remembered('ann'), 'false', 'Nothing is remembered about somebody who was never judged');
select is(pg_temp.remember('ann'), 'true', 'A clear tutor is remembered');
select is(pg_temp.remembered('ann'), 'true', 'and believed to be clear');
select is(pg_temp.remembered('bob'), 'false', 'nobody else is');
select is(pg_temp.remembered('ann', now() - interval '1 second'), 'false', 'It says nothing about the time before it was judged');
select is(pg_temp.remembered('ann', (((now() at time zone 'Europe/London')::date + 1)::timestamp at time zone 'Europe/London')), 'false',
  'and is over at midnight in London');
select is(pg_temp.remembered('ann', clock_timestamp(), now() + interval '2 years'), 'false', 'A lesson after a check has ended is judged anew');

select ok(pg_temp.forgotten_after(change), why || ' makes it forgotten')
from (values
  ($$ select tests.restricted('ann') $$, 'A hold'),
  ($$ select tests.restricted('ann', 'suspension') $$, 'A suspension'),
  ($$ insert into vetting.dbs_status_check (check_id, person_id, certificate_id, result, checked_at, entitlement_basis, recorded_by)
      values (gen_random_uuid(), tests.id('ann'), tests.id('ann''s certificate'), 'NEW_INFO', now(), 'Child workforce', tests.registrar()) $$, 'New information at the DBS'),
  ($$ insert into vetting.gate_decision (decision_id, person_id, decision, decided_by) values (gen_random_uuid(), tests.id('ann'), 'withdrawn', tests.registrar()) $$, 'A gate decision taken back'),
  ($$ insert into vetting.self_disclosure (self_disclosure_id, person_id, nature, recorded_by) values (gen_random_uuid(), tests.id('ann'), 'A caution', tests.id('ann')) $$, 'A self-disclosure'),
  ($$ insert into vetting.prohibition_check (check_id, person_id, kind, result, checked_on, recorded_by) values (gen_random_uuid(), tests.id('ann'), 'tra_prohibition', 'match', (now() at time zone 'Europe/London')::date, tests.registrar()) $$, 'A prohibition'),
  ($$ insert into identity.person_correction (person_id, field, old_value, new_value, reason, corrected_by) values (tests.id('ann'), 'account_state', 'active', 'inactive', 'Left', tests.registrar());
      update identity.person set account_state = 'inactive' where person_id = tests.id('ann') $$, 'An account switched off'),
  ($$ update identity.engagement set ended_at = now(), ends_on = (now() at time zone 'Europe/London')::date + 1, ended_by = tests.registrar(), end_reason = 'Over' where engagement_id = tests.id('ann alone') $$, 'An engagement that ends'),
  ($$ update identity.power set valid_until = now(), revoked_by = tests.registrar(), revoke_reason = 'Left' where person_id = tests.id('ann') and power = 'tutor' $$, 'A tutor''s power that ends'),
  ($$ insert into policy.document_version (document, version, effective_from, owner, review_due_on, body) values ('code_of_conduct', 'next', now() - interval '1 second', 'DSL', (now() at time zone 'Europe/London')::date + 30, 'Anew.') $$, 'A new version of a document'),
  ($$ insert into policy.profile_adoption (adoption_id, profile, effective_from, proposed_by, proposed_at, approved_by, approved_at)
      values (gen_random_uuid(), 'mytutor', now() - interval '1 second', tests.registrar(), now() - interval '1 minute', tests.id('bob'), now()) $$, 'Another profile')
  ) as tried (change, why);

select tests.given($$ select tests.restricted('bob', 'hold', now() + interval '1 minute') $$);
select is(pg_temp.remember('bob'), 'true', 'Somebody clear until a hold begins is remembered');
select is(pg_temp.remembered('bob', now() + interval '1 minute' - interval '1 microsecond'), 'true', 'until just before it');
select is(pg_temp.remembered('bob', now() + interval '1 minute'), 'false', 'and not from the instant on at which it does');

select tests.become('ann', 'web_tutor');
select tests.is_refused($$ select from booking.clearance $$, 'Nobody reads what is remembered, not even about themselves');
select tests.is_refused($$ select booking.remember_clearance(tests.id('ann'), tests.id('ann alone')) $$, 'or has themselves remembered');
select tests.step_back();
select tests.is_refused_to('cap_booking', $$ update booking.clearance set good_until = 'infinity' $$, 'Nothing is remembered past the day, by whoever writes it');
-- whose it is, and for which work
select is(tests.value_as('cap_booking', format('booking.is_remembered_clear(%L, %L, null, clock_timestamp())', tests.id(tutor), tests.id(work))), told, why)
from (values ('ann', 'ann alone', 'true', 'Ann is remembered for her own work'), ('bob', 'ann alone', 'false', 'nobody else for it'),
             ('ann', 'bob alone', 'false', 'and she for nobody else''s')) as asked (tutor, work, told, why);
select * from finish();
rollback;
