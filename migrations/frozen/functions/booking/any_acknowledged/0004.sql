-- One of those who answer for a child has accepted the document; the others need not (OS-22, TN-16).
set role cap_booking;

create or replace function booking.any_acknowledged(p_people uuid[], p_document text, p_at timestamptz)
  returns boolean
  language sql
  stable
  set search_path = pg_catalog, pg_temp
as $$
  select exists (
    select
    from unnest(p_people) as responsible(person_id)
    where policy.acknowledged(responsible.person_id, p_document, p_at)
  );
$$;

revoke all on function booking.any_acknowledged(uuid[], text, timestamptz) from public;

comment on function booking.any_acknowledged(uuid[], text, timestamptz) is
  'Whether at least one of these people has acknowledged the version in force. Asked by booking.learner_findings.';

set role safelane_owner;
