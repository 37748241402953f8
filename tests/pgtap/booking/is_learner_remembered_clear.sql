-- A learner found clear is believed to be clear only while nothing has changed and no clock has run out (TS-82, TN-23, TN-42).
begin;
select plan(32);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob');
select tests.ward('lily', tests.born(11)), tests.ward('max', tests.born(11)), tests.ward('tim', tests.born(11), 'lily''s parent');
select tests.person('gran');
select tests.organisation('acme', 'agency');
select tests.engagement('ann for acme', 'ann', 'acme');

create function pg_temp.remember(p_learner text default 'lily', p_engagement text default 'ann alone') returns text language sql as $$
  select tests.value_as('cap_booking', format('booking.remember_learner(%L, %L, %L)', tests.id('ann'), tests.id(p_learner), tests.id(p_engagement)))
$$;
create function pg_temp.remembered(
  p_learner text default 'lily', p_at timestamptz default clock_timestamp(), p_tutor text default 'ann', p_engagement text default 'ann alone'
) returns boolean language sql as $$
  select tests.value_as('cap_booking', format('booking.is_learner_remembered_clear(%L, %L, %L, %L)',
    tests.id(p_tutor), tests.id(p_learner), tests.id(p_engagement), p_at))::boolean
$$;
create function pg_temp.stands(p_learner text default 'lily', p_at timestamptz default clock_timestamp(), p_engagement text default 'ann alone') returns boolean language sql as $$
  select tests.truth(format('exists (select from booking.judge_learner(%L, %L, %L, %L, ''P2''))',
    tests.id('ann'), tests.id(p_learner), tests.id(p_engagement), p_at))::boolean
$$;
create function pg_temp.told(p_learner text default 'lily', p_at timestamptz default clock_timestamp(), p_engagement text default 'ann alone') returns boolean language sql as $$
  select tests.truth(format('exists (select from booking.learner_findings(%L, %L, %L, %L, ''P2''))',
    tests.id('ann'), tests.id(p_learner), tests.id(p_engagement), p_at))::boolean
$$;
-- remembered, then changed: it is forgotten, and what is told is what stands against it
create function pg_temp.after(p_change text, p_stands boolean, p_learner text default 'lily', p_engagement text default 'ann alone') returns boolean language plpgsql as $$
declare v_right boolean;
begin
  begin
    perform pg_temp.remember(p_learner, p_engagement);
    if not pg_temp.remembered(p_learner, p_engagement => p_engagement) then
      raise exception 'nothing was remembered in the first place';
    end if;
    perform tests.given(p_change);
    v_right := not pg_temp.remembered(p_learner, p_engagement => p_engagement)
      and pg_temp.stands(p_learner, p_engagement => p_engagement) = p_stands
      and pg_temp.told(p_learner, p_engagement => p_engagement) = p_stands;
    raise exception using errcode = 'PT200';
  exception when sqlstate 'PT200' then
    return v_right;
  end;
end $$;

select ok(not pg_temp.remembered(), 'Nothing is remembered about somebody who was never judged');
select is(pg_temp.remember(), 'true', 'A learner against whom nothing stands is remembered');
select ok(pg_temp.remembered(), 'and believed to be clear'),
       ok(not pg_temp.remembered('max'), 'nobody else is'),
       ok(not pg_temp.remembered('lily', clock_timestamp(), 'bob', 'bob alone'), 'nor the same learner with another tutor'),
       ok(not pg_temp.remembered('lily', clock_timestamp(), 'bob'), 'whoever''s work it is said to be'),
       ok(not pg_temp.remembered('lily', clock_timestamp(), 'ann', 'ann for acme'), 'or for other work of the tutor'),
       ok(not pg_temp.remembered('lily', now() - interval '1 second'), 'It says nothing about the time before it was judged'),
       ok(not pg_temp.remembered('lily', ((now() at time zone 'Europe/London')::date + 1)::timestamp at time zone 'Europe/London'), 'and is over at midnight in London');

select ok(pg_temp.after(change, stands), why)
from (values
  ($$ update identity.guardianship set valid_until = now(), ended_by = tests.registrar(), end_reason = 'Over' where learner_id = tests.id('lily') $$, true, 'The end of a guardianship is seen'),
  ($$ select tests.guardian('gran', 'lily', 'delegated_guardian') $$, false, 'a new guardian makes it judged anew'),
  ($$ insert into identity.person_correction (person_id, field, old_value, new_value, reason, corrected_by) values (tests.id('lily''s parent'), 'date_of_birth', '1990-01-01', tests.born(17)::text, 'As the certificate says', tests.registrar());
      update identity.person set date_of_birth = tests.born(17) where person_id = tests.id('lily''s parent') $$, true, 'A parent who turns out to be seventeen is seen'),
  ($$ insert into identity.person_correction (person_id, field, old_value, new_value, reason, corrected_by) values (tests.id('lily'), 'date_of_birth', tests.born(11)::text, tests.born(4)::text, 'As the certificate says', tests.registrar());
      update identity.person set date_of_birth = tests.born(4) where person_id = tests.id('lily') $$, true, 'A learner who turns out to be four is seen'),
  ($$ insert into identity.person_correction (person_id, field, old_value, new_value, reason, corrected_by) values (tests.id('lily'), 'date_of_birth', tests.born(11)::text, null, 'Nobody knows', tests.registrar());
      update identity.person set date_of_birth = null where person_id = tests.id('lily') $$, true, 'A date of birth that was taken back is seen'),
  ($$ update identity.power set valid_until = now(), revoked_by = tests.registrar(), revoke_reason = 'Left' where person_id = tests.id('lily') and power = 'learner' $$, true, 'A learner who is none any more is seen'),
  ($$ select tests.kept_apart('ann', 'lily') $$, true, 'An order about the two is seen'),
  ($$ select tests.kept_apart('ann', 'tim', 'household') $$, true, 'An order about the brother''s household is seen'),
  ($$ select tests.kept_apart('ann', 'max', 'household') $$, false, 'An order about somebody else makes it judged anew'),
  ($$ select tests.kept_apart('ann', 'lily', 'pair', now() + interval '1 hour') $$, false, 'and so does one that is to begin'),
  ($$ insert into policy.profile_value (profile, key, value, valid_from) values ('tutorstudio', 'student.min_age', '12', now()) $$, true, 'A profile that asks for older learners is seen'),
  ($$ insert into policy.profile_adoption (adoption_id, profile, effective_from, proposed_by, proposed_at, approved_by, approved_at)
      values (gen_random_uuid(), 'mytutor', now() - interval '1 second', tests.registrar(), now() - interval '1 minute', tests.id('bob'), now()) $$, true, 'A profile that asks for more is seen'),
  ($$ select tests.deviation('student.min_age', '12', null, 'ann alone', now() - interval '1 minute', now() + interval '1 day') $$, true, 'A deviation is seen'),
  ($$ update identity.engagement set ended_at = now(), ends_on = (now() at time zone 'Europe/London')::date + 1, ended_by = tests.registrar(), end_reason = 'Over' where engagement_id = tests.id('ann alone') $$, false, 'An engagement that ends makes it judged anew')
  ) as tried (change, stands, why);
select ok(pg_temp.after($$ select tests.override('older', 'acme', 'student.min_age', '12') $$, true, 'lily', 'ann for acme'), 'A contract that asks for older learners is seen');
select ok(pg_temp.after($$ set session_replication_role = replica; select tests.kept_apart('ann', 'lily'); set session_replication_role = origin $$, true), 'An order that is replayed is seen too');

-- a household comes together: the order was there before, so nothing was ever remembered
select tests.kept_apart('bob', 'max', 'household');
select is(tests.value_as('cap_booking', format('booking.remember_learner(%L, %L, %L)', tests.id('bob'), tests.id('lily'), tests.id('bob alone'))), 'false',
  'With a tutor who is kept apart from anybody nothing is remembered, because households change');

-- the profile that asks for an agreement: what people accept is only added
select tests.given($$ insert into policy.profile_adoption (adoption_id, profile, effective_from, proposed_by, proposed_at, approved_by, approved_at)
  values (gen_random_uuid(), 'mytutor', now() - interval '1 minute', tests.registrar(), now() - interval '1 minute', tests.id('bob'), now()) $$);
select is(pg_temp.remember(), 'false', 'Nobody is remembered who has not accepted what there is to accept');
select tests.acknowledges('lily''s parent', 'aua');
select is(pg_temp.remember(), 'true', 'Once the parent has, the learner is');
select ok(pg_temp.after($$ insert into policy.document_version (document, version, effective_from, owner, review_due_on, body)
  values ('aua', 'next', now() - interval '1 second', 'DSL', (now() at time zone 'Europe/London')::date + 30, 'Anew.') $$, true), 'A new version that nobody accepted yet is seen');

-- clocks
select tests.person('weekender', '{learner}', tests.born(11));
select tests.guardian('gran', 'weekender', 'delegated_guardian', now() - interval '1 day', now() + interval '1 minute');
select tests.acknowledges('gran', 'aua');
select is(pg_temp.remember('weekender'), 'true', 'A link that has an end is remembered'),
       ok(pg_temp.remembered('weekender', now() + interval '1 minute' - interval '1 microsecond')
          and not pg_temp.remembered('weekender', now() + interval '1 minute'), 'until the link ends');

select tests.become('lily''s parent', 'web_guardian');
select tests.is_refused($$ select from booking.learner_clearance $$, 'Nobody reads what is remembered, not even about their own child');
select * from finish();
rollback;
