-- Engagements of an import are opened like any other, once (TS-16, TS-17).
begin;
select plan(16);

select tests.person('ada', '{platform_administrator}');
select tests.become('ada', 'web_admin');
select api.register_person('Tom', 'Tutor', '1990-05-01', '{tutor}', 'T');
select api.register_person('Kim', 'Kidd', '2015-05-01', '{learner}', 'K');
select api.register_person('Una', 'Tutor', '1990-05-01', '{tutor}', 'U');
select api.register_organisation('agency', 'Any Agency', 'A');
select api.register_organisation('agency', 'Best Agency', 'B');
select api.register_organisation('school', 'South School', 'R');
select api.register_organisation('school', 'North School', 'S');

create function pg_temp.opened(p_cells text) returns text language sql as $sql$
  select tests.imported('import_people', jsonb_build_array(
    '{"record": "engagement", "external_ref": "E", "tutor_ref": "T", "agency_ref": "A", "school_ref": "S",
      "off_site": "yes", "starts_on": "2025-09-01"}'::jsonb || p_cells::jsonb))
$sql$;

select is(pg_temp.opened('{}'), '1 accepted, 0 unchanged', 'Work through an agency in a school');
select is(
  tests.truth($$ select concat_ws(' ', agency.name, school.name, work.off_site, work.starts_on, work.ends_on)
    from identity.engagement as work
    join identity.organisation as agency on agency.organisation_id = work.agency_id
    join identity.organisation as school on school.organisation_id = work.school_id $$),
  'Any Agency North School t 2025-09-01', 'is opened as it says');
select is(pg_temp.opened('{"off_site": "true"}'), '0 accepted, 1 unchanged', 'once');
select is(pg_temp.opened('{"starts_on": "2025-10-01"}'),
  '0 accepted, 0 unchanged; 1: an engagement with this external_ref is on record with other particulars',
  'It does not begin on another day');
select is(pg_temp.opened(cells), '0 accepted, 0 unchanged; 1: an engagement with this external_ref is on record with other particulars', why)
from (values
  ('{"tutor_ref": "U"}', 'nor for another tutor'),
  ('{"agency_ref": "B"}', 'nor through another agency'),
  ('{"school_ref": "R"}', 'nor in another school'),
  ('{"off_site": "no"}', 'nor inside the school')
) as other (cells, why);
select is(pg_temp.opened('{"external_ref": ""}'), '0 accepted, 0 unchanged; 1: external_ref is required', 'Without a reference none is recognised again');
select is(pg_temp.opened('{"external_ref": "E3", "tutor_ref": ""}'), '0 accepted, 0 unchanged; 1: tutor_ref is required', 'It is some tutor''s');
select is(pg_temp.opened('{"external_ref": "E3", "powers": "tutor"}'),
  '0 accepted, 0 unchanged; 1: powers does not belong to a engagement row', 'A cell of another kind is refused');
select is(pg_temp.opened('{"ends_on": "2099-01-01"}'),
  '0 accepted, 0 unchanged; 1: an engagement with this external_ref is on record with other particulars',
  'nor end on one');

select api.end_engagement(tests.truth('select engagement_id from identity.engagement')::uuid, 'Came to its end');
select is(pg_temp.opened('{}'), '0 accepted, 1 unchanged', 'An old file does not open an ended one again');
select is(pg_temp.opened('{"external_ref": "E2", "tutor_ref": "K"}'),
  '0 accepted, 0 unchanged; 1: No tutor with this tutor_id is registered.', 'A learner is no tutor');
select is(pg_temp.opened('{"external_ref": "E2", "agency_ref": "S"}'),
  '0 accepted, 0 unchanged; 1: agency_ref names no agency that is registered', 'A school is no agency');
select tests.is_refused_to('cap_vetting', $$ select identity.import_engagement('{}') $$,
  'No other lane imports engagements');

select * from finish();
rollback;
