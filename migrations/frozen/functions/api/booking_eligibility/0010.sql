-- The same function that decides also explains, to each as much as they may know (E1.4, F9).
-- Without learners and a lesson it is a question about the tutor's standing (P1), otherwise about a booking (P2).
set role cap_booking;

create or replace function api.booking_eligibility(
  tutor_id      uuid,
  learner_ids   uuid[]      default '{}',
  starts_at     timestamptz default null,
  ends_at       timestamptz default null,
  modality      text        default null,
  engagement_id uuid        default null,
  venue         jsonb       default null,
  at            timestamptz default now()
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_staff    constant text[] := array['web_vetting', 'web_dsl', 'web_lado'];
  v_caller   constant uuid := identity.require_persona(
    'web_learner', 'web_guardian', 'web_tutor', 'web_agency', 'web_school',
    'web_vetting', 'web_compliance', 'web_admin', 'web_dsl', 'web_lado');
  v_staff    constant boolean := identity.persona() = any (c_staff) and tutor_id is distinct from v_caller;
  v_learners uuid[];
  v_known    uuid[];
  v_venue    jsonb;
  v_at       timestamptz := now();
  v_under    uuid;
  v_point    text := case when modality is null then 'P1' else 'P2' end;
  v_findings jsonb;
  v_codes    text[];
begin
  perform identity.check_required(tutor_id, 'tutor_id');
  v_learners := booking.checked_learners(coalesce(learner_ids, '{}'), tutor_id, 0);
  v_venue := booking.checked_venue(venue);
  if modality is not null then
    perform identity.check_choice(modality, 'modality', 'online', 'in_person');
  end if;
  if num_nonnulls(modality, starts_at, ends_at) not in (0, 3)
    or starts_at >= ends_at or not isfinite(starts_at) or not isfinite(ends_at) or not isfinite(at)
  then
    raise exception using
      errcode = 'PT422',
      message = 'what is asked about is not a lesson',
      hint = 'Send starts_at, a later ends_at and modality together, or none of them.';
  end if;

  if v_staff then
    v_at := coalesce(at, now());
  end if;
  v_under := booking.engagement_for(v_learners, engagement_id, tutor_id, v_at);
  v_known := array(select learner from unnest(v_learners) as learner where booking.caller_may_ask_about(learner, v_at));
  v_findings := booking.judged(
    tutor_id, v_known, v_known <> v_learners, starts_at, ends_at, modality, v_under, v_venue, v_at, v_point);
  v_codes := booking.blocking_codes(v_findings);

  if v_staff or identity.persona() in ('web_admin', 'web_compliance') then
    perform ledger.append('booking_eligibility', 'person', tutor_id, 'done', '{}', jsonb_build_object(
      'learner_ids', v_learners, 'engagement_id', engagement_id, 'at', v_at));
  end if;

  return guard.accept(200,
    jsonb_build_object('eligible', v_codes = '{}')
    || booking.visible_reasons(v_findings, tutor_id, identity.persona(), v_caller, v_at)
    || case when v_staff then jsonb_build_object('as_at', v_at) else '{}' end);
end;
$$;

revoke all on function api.booking_eligibility(uuid, uuid[], timestamptz, timestamptz, text, uuid, jsonb, timestamptz) from public;
grant execute on function api.booking_eligibility(uuid, uuid[], timestamptz, timestamptz, text, uuid, jsonb, timestamptz)
  to web_learner, web_guardian, web_tutor, web_agency, web_school, web_vetting, web_compliance, web_admin, web_dsl, web_lado;

comment on function api.booking_eligibility(uuid, uuid[], timestamptz, timestamptz, text, uuid, jsonb, timestamptz) is
  $$Ask whether a tutor can be booked, and why not

Decides what api.book_lesson would decide, for a tutor alone or for a whole lesson (starts_at, ends_at and modality
together), under the engagement that a booking without engagement_id would mean where none is named, and answers 200 with {eligible, reasons: [{code, meaning, remedy, until}]} as far as the caller may read.
Members read the four public codes. A tutor asking about themselves, vetting officers, safeguarding leads and LADO
coordinators also read advisories; until is the instant until which something was, or will be, in order. A learner the
caller has nothing to do with counts as one who is not set up. at asks about another instant, for vetting officers,
safeguarding leads and LADO coordinators, who also read as_at; for everybody else it is now. What staff ask is entered
in the ledger. 422 where a value is not usable. Clauses TS-65, TS-76, E1.4.$$;

set role safelane_owner;
