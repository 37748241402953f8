-- How consent was kept (E7 report 9): how many lessons there were and were recorded, how many families said no, what ended
-- late after a withdrawal; started without presence and, where recording is always on, without notice must be none.
-- Figures about families are controlled: nobody is told from them (F23, E7.1).
set role cap_recording;

create or replace function api.recording_consent_report(
  from_at  timestamptz default now() - interval '28 days',
  until_at timestamptz default now()
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action    constant text   := 'recording_consent_report';
  c_bands     constant text[] := array['under_13', '13_to_15', '16_to_17', 'adult'];
  v_reader    constant uuid   := identity.require_persona('web_compliance');
  v_threshold constant integer := policy.effective_integer('report.sdc_threshold');
  v_base      constant integer := policy.effective_integer('report.round_base');
  v_facts     jsonb;
  v_refused   text[];
  v_withdrawn text[];
  v_rows      jsonb;
  v_zero      jsonb;
begin
  perform recording.check_period(from_at, until_at);

  with held as materialized (
    select lesson.lesson_id, lesson.engagement_id, lesson.started_at,
      policy.effective_text('recording.basis', lesson.engagement_id, lesson.started_at) as basis
    from booking.lesson as lesson
    where lesson.started_at >= from_at and lesson.started_at < until_at
  )
  select jsonb_build_object(
    'sessions', (select count(*) from held),
    'recorded', (
      select count(*) from held
      where exists (select from recording.segment as segment where segment.lesson_id = held.lesson_id)),
    'without_presence', (
      select count(*) from held
      where exists (
        select from booking.lesson_learner as taught
        where taught.lesson_id = held.lesson_id
          and not exists (
            select from booking.presence as there
            where there.lesson_id = taught.lesson_id
              and there.learner_id = taught.learner_id
              and there.confirmed_at <= held.started_at))),
    'always_on_without_notice', (
      select count(*) from held
      where held.basis = 'notice_always_on'
        and exists (
          select from recording.consent_findings(held.lesson_id, held.started_at) as found
          where found.code in ('NOTICE_MISSING', 'TUTOR_NOTICE_MISSING'))))
  into v_facts;

  select v_facts || jsonb_build_object('ended_late', count(*))
  into v_facts
  from recording.segment as segment
  where segment.stop_required_at >= from_at
    and segment.stop_required_at < until_at
    and segment.stop_reason in ('learner_objects', 'parent_objects', 'tutor_objects')
    and recording.ended_late(segment.stop_required_at, segment.ended_at, segment.engagement_id, clock_timestamp());

  -- lessons that a family refused, and families behind them: a learner counts once, however many spoke for them
  select
    recording.controlled_counts(array_agg(coalesce(said.refusals, 0) order by band.place),
      array_agg(coalesce(said.refusers, 0) order by band.place), v_threshold, v_base),
    recording.controlled_counts(array_agg(coalesce(said.withdrawals, 0) order by band.place),
      array_agg(coalesce(said.withdrawers, 0) order by band.place), v_threshold, v_base)
  into v_refused, v_withdrawn
  from unnest(c_bands) with ordinality as band (name, place)
  left join (
    select
      act.band,
      count(distinct (act.lesson_id, act.learner_id)) filter (where act.kind in ('refused', 'objected')) as refusals,
      count(distinct act.learner_id) filter (where act.kind in ('refused', 'objected')) as refusers,
      count(distinct (act.lesson_id, act.learner_id)) filter (where act.kind = 'withdrawn') as withdrawals,
      count(distinct act.learner_id) filter (where act.kind = 'withdrawn') as withdrawers
    from recording.act as act
    where act.at >= from_at and act.at < until_at and act.learner_id is not null
    group by act.band
  ) as said on said.band = band.name;

  select jsonb_agg(jsonb_build_object('band', band.name, 'refused', v_refused[band.place], 'withdrawn', v_withdrawn[band.place])
    order by band.place)
  into v_rows
  from unnest(c_bands || 'all'::text) with ordinality as band (name, place);
  v_zero := jsonb_build_object(
    'without_presence', v_facts -> 'without_presence',
    'always_on_without_notice', v_facts -> 'always_on_without_notice');

  perform ledger.append(c_action, null, null, 'done', '{}', jsonb_build_object('from', from_at, 'until', until_at));
  return guard.accept(200, jsonb_build_object(
    'header', recording.report_header(c_action, from_at, until_at, v_reader, v_rows)
      || jsonb_build_object('threshold', v_threshold, 'round_base', v_base),
    'totals', v_facts,
    'must_be_zero', v_zero,
    'ok', not exists (select from jsonb_each_text(v_zero) as told where told.value <> '0'),
    'rows', v_rows));
end;
$$;

revoke all on function api.recording_consent_report(timestamptz, timestamptz) from public;
grant execute on function api.recording_consent_report(timestamptz, timestamptz) to web_compliance;

comment on function api.recording_consent_report(timestamptz, timestamptz) is
  $$How consent to recording was kept

For compliance reporters: lessons begun from from_at until before until_at (a year at most; the last 28 days if left out).
Answers 200 with header, totals (sessions, recorded, ended_late after somebody said no, without_presence,
always_on_without_notice), must_be_zero, ok, and rows (band, refused, withdrawn; c is suppressed, other figures are
rounded and may not sum). Reading it is entered in the ledger; 422 where a value is not usable. Clauses TS-49, TS-56,
OS-17, F23, E7 report 9.$$;

set role safelane_owner;
