-- No lesson is booked, changed or started against which there is a reason, whoever tries (TS-76, TS-77, E1.6 row 15).
begin;
select plan(18);
select tests.follows_profile();
select tests.bookable('ann');
select tests.bookable('held');
select tests.ward('lily', tests.born(11));
select tests.lesson('before the hold', 'held', '{lily}', now() + interval '5 minutes');
select tests.restricted('held');

create function pg_temp.booking_of(p_tutor text, p_days integer default 3) returns text language sql as $$
  select format(
    'insert into booking.lesson (lesson_id, tutor_id, engagement_id, starts_at, ends_at, modality, booked_by, booked_as)
     values (gen_random_uuid(), %L, %L, now() + make_interval(days => %s), now() + make_interval(days => %3$s, hours => 1), ''online'', %L, ''web_guardian'')',
    tests.id(p_tutor), tests.id(p_tutor || ' alone'), p_days, tests.registrar())
$$;

-- by whom
select tests.is_refused(format('select tests.given(%L)', pg_temp.booking_of('held')), 'A superuser books no held tutor', 'PT409');
select tests.is_refused(format('select tests.given(%L)', 'set local session_replication_role = replica; ' || pg_temp.booking_of('held')),
  'nor while replaying (session_replication_role = replica)', 'PT409');
savepoint exempt;
select tests.settled();
select tests.given('alter table booking.lesson no force row level security');
select tests.is_refused_to('safelane_owner', pg_temp.booking_of('held'),
  'nor does the owner of the table, even where row security is not forced', 'PT409');
select tests.given('alter table booking.lesson disable row level security; grant insert on booking.lesson to web_guardian');
select tests.pretend('web_guardian');
select tests.is_refused(pg_temp.booking_of('held'), 'nor anybody else, even where there is no row security', 'PT409');
rollback to exempt;
select tests.is_refused_to('safelane_owner', pg_temp.booking_of('held'), 'The owner as they are is refused by row security');
select tests.is_refused_to('cap_booking', pg_temp.booking_of('held'), 'and so is the role that books');
select tests.is_refused_to('cap_migration', pg_temp.booking_of('held'), 'and whoever migrates');
select lives_ok(format('select tests.given(%L)', pg_temp.booking_of('ann') || '; set constraints booking._600_group deferred'),
  'A cleared tutor passes the gate');
select is(tests.truth($$ select string_agg(tgname || ' ' || tgenabled::text, ',' order by tgrelid::regclass::text, tgname)
    from pg_trigger where not tgisinternal and tgrelid in ('booking.lesson'::regclass, 'booking.lesson_learner'::regclass) and tgname ~ '^_[456]' $$),
  '_400_changes_lawfully A,_500_gate A,_600_group A,_500_gate A,_600_group A', 'The gates are always on');

-- what it says
do $$
begin
  perform tests.given(pg_temp.booking_of('held'));
exception when others then
  declare v_detail text; v_constraint text; v_table text; v_message text; v_hint text;
  begin
    get stacked diagnostics v_detail = pg_exception_detail, v_constraint = constraint_name, v_table = table_name,
      v_message = message_text, v_hint = pg_exception_hint;
    perform set_config('safelane.told', concat_ws('|', v_detail, v_constraint, v_table, v_message, v_hint), true);
  end;
end $$;
select is(current_setting('safelane.told'), '|||This lesson is not possible.|', 'It says nothing: no detail, no name of a rule');

-- change and start
select tests.is_refused($$ select tests.given($q$ update booking.lesson set starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day'
  where lesson_id = tests.id('before the hold') $q$) $$, 'The lesson of a held tutor is not moved', 'PT409');
select tests.is_refused($$ select tests.given($q$ update booking.lesson set modality = 'in_person', venue = '"Library"'
  where lesson_id = tests.id('before the hold') $q$) $$, 'nor changed otherwise', 'PT409');
select tests.given($$ insert into booking.presence (lesson_id, learner_id, confirmed_by)
  values (tests.id('before the hold'), tests.id('lily'), tests.registrar()) $$);
select tests.is_refused($$ select tests.given($q$ update booking.lesson set state = 'in_progress', started_at = now()
  where lesson_id = tests.id('before the hold') $q$) $$, 'nor started', 'PT409');
select tests.is_refused($$ select tests.given($q$ set local session_replication_role = replica;
  update booking.lesson set state = 'in_progress', started_at = now() where lesson_id = tests.id('before the hold') $q$) $$,
  'not while replaying either', 'PT409');
select lives_ok($$ select tests.given($q$ update booking.lesson set state = 'cancelled', cancelled_at = now()
  where lesson_id = tests.id('before the hold') $q$) $$, 'It can always be cancelled');

-- a lesson is not handed to a tutor who could not be booked
select tests.lesson('of ann', 'ann', '{lily}', now() + interval '6 days');
select tests.is_refused($$ select tests.given($q$ update booking.lesson set tutor_id = tests.id('held'), engagement_id = tests.id('held alone')
  where lesson_id = tests.id('of ann') $q$) $$, 'A lesson is not handed to a held tutor', 'PT409');

-- what stops new bookings only does not stop a start (E1.6 row 11)
select tests.lesson('soon', 'ann', '{lily}', now() + interval '5 minutes');
select tests.given($$ insert into booking.presence (lesson_id, learner_id, confirmed_by)
  values (tests.id('soon'), tests.id('lily'), tests.registrar()) $$);
select tests.given($$ insert into policy.document_version (document, version, effective_from, owner, review_due_on, body)
  values ('code_of_conduct', 'newer', now() - interval '1 minute', 'DSL', (now() + interval '1 month')::date, 'New.') $$);
select tests.is_refused(format('select tests.given(%L)', pg_temp.booking_of('ann', 12)), 'A document nobody acknowledged stops a booking', 'PT409');
select lives_ok($$ select tests.given($q$ update booking.lesson set state = 'in_progress', started_at = now()
  where lesson_id = tests.id('soon') $q$) $$, 'but not a start');

select * from finish();
rollback;
