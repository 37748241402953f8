-- Whether an order keeps a tutor and a learner apart, by themselves or with the learner's household (TN-42).
set role cap_booking;

create or replace function booking.are_kept_apart(p_tutor uuid, p_learner uuid, p_at timestamptz)
  returns boolean
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select exists (
    select
    from booking.no_contact_order as ordered
    where ordered.tutor_id = p_tutor
      and ordered.ordered_at <= p_at
      and (ordered.lifted_at is null or ordered.lifted_at > p_at)
      and case ordered.scope
        when 'pair' then ordered.learner_id = p_learner
        else p_learner in (select identity.household(ordered.learner_id, p_at))
      end
  );
$$;

revoke all on function booking.are_kept_apart(uuid, uuid, timestamptz) from public;
grant execute on function booking.are_kept_apart(uuid, uuid, timestamptz) to cap_recording;

comment on function booking.are_kept_apart(uuid, uuid, timestamptz) is
  'Whether a no-contact order stands between a tutor and a learner at an instant. Asked by recording.read_findings; booking.learner_findings says the same of a booking.';

set role safelane_owner;
