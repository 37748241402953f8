-- No lesson is booked, changed or started against which there is a reason, whoever tries (TS-76, TS-77, E1.6 row 15).
begin;
select plan(24);
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
-- whoever books, moves or starts takes the tutor and the learners, also where nobody met them before
select tests.bookable('bob'), tests.bookable('cat'), tests.ward('max', tests.born(12)), tests.ward('sue', tests.born(12));
select tests.acknowledges(who, 'code_of_conduct', now()) from unnest(array['bob', 'cat']) as who;
select tests.lesson('bob''s', 'bob', '{max}', now() + interval '2 days'), tests.lesson('cat''s', 'cat', '{sue}', now() + interval '2 days');
select tests.kept_apart('bob', 'sue');
create function pg_temp.nobody_on_it() returns void language sql as $$
  select tests.given($q$ update booking.lesson as lesson set state = 'cancelled', cancelled_at = now()
    where state = 'confirmed' and not exists (select from booking.lesson_learner as taught where taught.lesson_id = lesson.lesson_id) $q$)
$$;
select pg_temp.nobody_on_it(), tests.settled();
create function pg_temp.unmet() returns void language sql as $$
  select tests.given('alter table vetting.standing disable trigger user; alter table booking.learner_standing disable trigger user;
    delete from booking.clearance; delete from booking.learner_clearance; delete from vetting.standing; delete from booking.learner_standing;
    alter table vetting.standing enable always trigger _100_forward; alter table booking.learner_standing enable always trigger _100_forward')
$$;
create function pg_temp.taken() returns text language sql as $$
  select tests.truth($q$ select concat_ws(' ', (select 'bob' from vetting.standing where tutor_id = tests.id('bob')), (select 'max' from booking.learner_standing where learner_id = tests.id('max')),
    (select count(*) from booking.learner_standing)) $q$)
$$;
select pg_temp.unmet();
select tests.given(pg_temp.booking_of('bob', 20));
select is(pg_temp.taken(), 'bob 0', 'Whoever books takes the tutor');
select pg_temp.nobody_on_it(), tests.settled(), pg_temp.unmet();
select lives_ok($$ select tests.given($q$ update booking.lesson set starts_at = starts_at + interval '1 hour', ends_at = ends_at + interval '1 hour'
  where lesson_id = tests.id('bob''s') $q$) $$, 'A lesson is moved, whoever else its tutor must not meet');
select is(pg_temp.taken(), 'bob max 1', 'and who moves it takes the tutor and its learners, and nobody else');

-- the gate by itself, where nothing says what a lesson may become
select pg_temp.nobody_on_it(), tests.settled();
select tests.given('alter table booking.lesson disable trigger _400_changes_lawfully');
select tests.is_refused(format('select tests.given(%L)', replace(replace(pg_temp.booking_of('held', 9), 'booked_as)', 'booked_as, state, cancelled_at)'), '''web_guardian''', '''web_guardian'', ''cancelled'', now()')),
  'No lesson of a held tutor is written, in whatever state', 'PT409');
select tests.restricted('ann');
select lives_ok($$ select tests.given($q$ update booking.lesson set venue = '"Library"' where lesson_id = tests.id('soon') $q$) $$, 'What has begun is not begun again');
-- where nobody is on it, nobody is taken
select tests.bookable('eve'), tests.acknowledges('eve', 'code_of_conduct', now()), tests.given(pg_temp.booking_of('eve', 30));
select tests.given($$ create or replace function booking.lock_learners(p_learners uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp
  as 'begin raise exception ''taken''; end' $$);
select lives_ok($$ select tests.given($q$ update booking.lesson set venue = '"Library"' where tutor_id = tests.id('eve') $q$) $$, 'A lesson that nobody is on yet takes no learner');
select * from finish();
rollback;
