-- What left the platform, by kind of recipient, and how often urgency came first (E3.3, E7 report 12). No lesson, person or
-- recording is named; where few went to the LADO, their number is kept back, because it would count allegations (E5).
set role cap_recording;

create or replace function api.recording_disclosures(
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
  c_action    constant text    := 'recording_disclosures';
  v_reader    constant uuid    := identity.require_persona('web_compliance');
  v_threshold constant integer := policy.effective_integer('report.sdc_threshold');
  v_rows      jsonb;
  v_late      bigint;
begin
  perform recording.check_period(from_at, until_at);

  with asked as materialized (
    select disclosed.*,
      disclosed.urgent and coalesce(disclosed.approved_at, clock_timestamp())
        > disclosed.requested_at + interval '24 hours' as late,
      coalesce(disclosed.approved_at, clock_timestamp()) - disclosed.requested_at as took
    from recording.disclosure as disclosed
    where disclosed.requested_at >= recording_disclosures.from_at
      and disclosed.requested_at < recording_disclosures.until_at
  ),
  counted as (
    select
      kind.recipient_type,
      kind.place,
      count(asked.disclosure_id) as requested,
      count(asked.approved_at) as approved,
      count(*) filter (where asked.urgent) as urgent,
      count(*) filter (where asked.late) as late,
      count(*) filter (where not asked.subject_informed) as subject_not_informed,
      max(asked.took) filter (where asked.urgent) as longest
    from unnest(array['police', 'lado', 'court', 'local_authority', 'data_subject', 'other'])
      with ordinality as kind (recipient_type, place)
    left join asked on asked.recipient_type = kind.recipient_type
    group by kind.recipient_type, kind.place
  )
  select
    jsonb_agg(
      case when recipient_type = 'lado' and requested between 1 and v_threshold - 1
        then jsonb_build_object('recipient_type', recipient_type, 'requested', 'c', 'approved', 'c', 'urgent', 'c',
          'late', 'c', 'subject_not_informed', 'c', 'longest_urgent_minutes', null)
        else jsonb_build_object('recipient_type', recipient_type, 'requested', requested, 'approved', approved,
          'urgent', urgent, 'late', late, 'subject_not_informed', subject_not_informed,
          'longest_urgent_minutes', floor(extract(epoch from longest) / 60)::bigint)
      end order by place),
    coalesce(sum(late) filter (where recipient_type <> 'lado'), 0)
  into v_rows, v_late
  from counted;

  perform ledger.append(c_action, null, null, 'done', '{}', jsonb_build_object('from', from_at, 'until', until_at));
  return guard.accept(200, jsonb_build_object(
    'header', recording.report_header(c_action, from_at, until_at, v_reader, v_rows)
      || jsonb_build_object('threshold', v_threshold),
    'must_be_zero', jsonb_build_object('late', v_late),
    'ok', v_late = 0,
    'rows', v_rows));
end;
$$;

revoke all on function api.recording_disclosures(timestamptz, timestamptz) from public;
grant execute on function api.recording_disclosures(timestamptz, timestamptz) to web_compliance;

comment on function api.recording_disclosures(timestamptz, timestamptz) is
  $$What was disclosed outside

For compliance reporters: disclosures asked for from from_at until before until_at (a year at most; the last 28 days if
left out). Answers 200 with header, must_be_zero (late: urgent ones, the LADO's apart, that waited longer than 24 hours for
their approval), ok, and rows, one a recipient_type: requested, approved, urgent, late, subject_not_informed, longest_urgent_minutes; c is
suppressed. Reading it is entered in the ledger; 422 where a value is not usable. Clauses TN-19, MT-50, E3.3, E7 report
12.$$;

set role safelane_owner;
