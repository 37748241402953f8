-- The lessons that a live ward of the caller is on (TS-65, B.2 row 27).
-- Policies ask it once a statement, as (select booking.ward_lessons()), so that a list starts from these few by the
-- primary key and asks who the wards are a single time. A guardian's wards have hundreds of lessons, not millions.
set role cap_booking;

create or replace function booking.ward_lessons()
  returns uuid[]
  language plpgsql
  stable
  parallel restricted
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_wards uuid[] := identity.wards(now());
begin
  return array(
    select taught.lesson_id
    from booking.lesson_learner as taught
    where taught.learner_id = any (v_wards)
  );
end;
$$;

revoke all on function booking.ward_lessons() from public;
grant execute on function booking.ward_lessons() to web_guardian;

comment on function booking.ward_lessons() is
  'Lessons of the learners the sealed caller acts for now, cancelled ones too; empty for everybody else. Asked by the policy for web_guardian on booking.lesson.';

set role safelane_owner;
