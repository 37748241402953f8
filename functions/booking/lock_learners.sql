-- Whoever books learners, or changes who answers for them, takes them one after the other in one order:
-- a guardianship that ends meanwhile is waited for and seen, and two bookings never wait for each other in a ring.
set role cap_booking;

create or replace function booking.lock_learners(p_learners uuid[])
  returns void
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_learner uuid;
begin
  -- the usual case, one learner who was booked before, has no order to keep
  if cardinality(p_learners) = 1 then
    perform from booking.learner_standing as standing
    where standing.learner_id = p_learners[1]
    for no key update;
    if found then
      return;
    end if;
  end if;

  for v_learner in
    select person.person_id
    from identity.person as person
    where person.person_id = any (p_learners)
    order by person.person_id
  loop
    perform from booking.learner_standing as standing
    where standing.learner_id = v_learner
    for no key update;
    if not found then
      insert into booking.learner_standing (learner_id)
      values (v_learner)
      on conflict on constraint learner_standing_pkey do nothing;

      perform from booking.learner_standing as standing
      where standing.learner_id = v_learner
      for no key update;
    end if;
  end loop;
end;
$$;

revoke all on function booking.lock_learners(uuid[]) from public;
grant execute on function booking.lock_learners(uuid[]) to cap_recording;

comment on function booking.lock_learners(uuid[]) is
  'Holds the standing of these learners until the transaction ends. Asked by bookings and by the gates.';

set role safelane_owner;
