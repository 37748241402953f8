-- Organisations of an import are registered like any other, once (TS-16, TS-17, MT-68).
begin;
select plan(12);

select tests.person('ada', '{platform_administrator}');
select tests.become('ada', 'web_admin');

create function pg_temp.organisation(p_cells text) returns text language sql as $sql$
  select tests.imported('import_people', jsonb_build_array(
    '{"record": "organisation", "external_ref": "S-1", "kind": "school", "name": "North School"}'::jsonb || p_cells::jsonb))
$sql$;

select is(pg_temp.organisation('{"operating_hours": "1 08:00-18:00"}'), '1 accepted, 0 unchanged', 'A school');
select is(
  tests.truth($$ select concat_ws(' ', known.kind, known.name, hours.iso_weekday, hours.opens)
    from identity.organisation as known join identity.operating_window as hours using (organisation_id)
    where known.external_ref = 'S-1' $$),
  'school North School 1 08:00:00', 'is registered with its hours');
select is(pg_temp.organisation('{"operating_hours": "1 08:00-18:00"}'), '0 accepted, 1 unchanged', 'once');
select is(pg_temp.organisation('{}'), '0 accepted, 1 unchanged', 'A file without hours says nothing against them');
select is(
  pg_temp.organisation('{"operating_hours": "1 08:00-20:00"}'),
  '0 accepted, 0 unchanged; 1: an organisation with this external_ref is registered with other particulars',
  'Other hours are refused');
select pg_temp.organisation('{"external_ref": "S-3", "operating_hours": "2 09:00-17:00"}');
select is(
  pg_temp.organisation('{"operating_hours": "2 09:00-17:00"}'),
  '0 accepted, 0 unchanged; 1: an organisation with this external_ref is registered with other particulars',
  'also those of another school');
select is(
  pg_temp.organisation('{"name": "South School"}'),
  '0 accepted, 0 unchanged; 1: an organisation with this external_ref is registered with other particulars',
  'and another name');
select is(pg_temp.organisation('{"external_ref": ""}'), '0 accepted, 0 unchanged; 1: external_ref is required',
  'Without a reference no school is recognised again');
select is(pg_temp.organisation('{"external_ref": "S-4", "powers": "tutor"}'),
  '0 accepted, 0 unchanged; 1: powers does not belong to a organisation row', 'A cell of another kind is refused');
select is(
  pg_temp.organisation('{"kind": "agency"}'),
  '0 accepted, 0 unchanged; 1: an organisation with this external_ref is registered with other particulars',
  'A school does not become an agency');
select is(
  pg_temp.organisation('{"external_ref": "S-2", "kind": "club"}'),
  '0 accepted, 0 unchanged; 1: kind is not one of the values it may have', 'A club is neither');
select tests.is_refused_to('cap_vetting', $$ select identity.import_organisation('{}') $$,
  'No other lane imports organisations');

select * from finish();
rollback;
