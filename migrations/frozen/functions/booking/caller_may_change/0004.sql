-- A lesson is moved or cancelled by whoever may book it: for every learner on it, or for the organisation that
-- commissions it.
set role cap_booking;

create or replace function booking.caller_may_change(p_lesson uuid, p_at timestamptz)
  returns boolean
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select exists (
    select
    from booking.lesson as lesson
    where lesson.lesson_id = p_lesson
      and case
        when identity.persona() in ('web_agency', 'web_school')
          then lesson.engagement_id = any (booking.caller_engagements())
        else not exists (
          select
          from booking.lesson_learner as taught
          where taught.lesson_id = p_lesson
            and not booking.caller_may_book_for(taught.learner_id, lesson.engagement_id, p_at)
        )
      end
  );
$$;

revoke all on function booking.caller_may_change(uuid, timestamptz) from public;

comment on function booking.caller_may_change(uuid, timestamptz) is
  'Whether the sealed caller may move or cancel this lesson as somebody who may book it. Asked by api.move_lesson and api.cancel_lesson.';

set role safelane_owner;
