-- A certificate is found by its number, or by the last four figures and the day of issue (C.5).
begin;
select plan(9);

select tests.person('ann', '{tutor}');
select tests.person('bea', '{tutor}');
select tests.given($$ insert into vetting.dbs_certificate (certificate_id, person_id, source, number, level, workforce,
    name_on_certificate, disclosures, issued_on, seen_on, recorded_by, supersedes, recorded_at)
  values
    (tests.id('wrong'), tests.id('ann'), 'verified', '001234567890', 'basic', 'child', 'Ann', 'blank', '2026-01-05',
     '2026-01-05', tests.registrar(), null, '2026-01-06'),
    (tests.id('right'), tests.id('ann'), 'verified', '001234567890', 'enhanced', 'child', 'Ann', 'blank', '2026-01-05',
     '2026-01-05', tests.registrar(), tests.id('wrong'), '2026-01-05'),
    (tests.id('told'), tests.id('bea'), 'self_declared', '111111111111', null, null, null, 'unknown', null, null,
     tests.id('bea'), null, now()) $$);

create function pg_temp.found(p_name text, p_row text) returns text language sql as $sql$
  select tests.value_as('cap_vetting', format($$ select (vetting.import_certificate(%L, %L)).certificate_id $$, tests.id(p_name), p_row))
$sql$;

select is(pg_temp.found('ann', '{"number": "0012 34567890"}'), tests.id('right')::text, 'By its number: the row that counts');
select is(pg_temp.found('ann', '{"number": "********7890", "issued_on": "2026-01-05"}'), tests.id('right')::text,
  'by four figures and the day of issue');
select is(pg_temp.found('ann', '{"number": "********7890", "issued_on": "2026-01-06"}'), null, 'not on another day');
select is(pg_temp.found('ann', '{"number": "********7890"}'), null, 'nor by four figures alone');
select is(pg_temp.found('ann', '{}'), null, 'Without a number there is none');
select is(pg_temp.found('bea', '{"number": "001234567890"}'), null, 'Somebody else''s is not found');
select is(pg_temp.found('bea', '{"number": "111111111111"}'), null, 'What was only declared was not seen (F15)');
select is(pg_temp.found('ann', '{"number": "********7891", "issued_on": "2026-01-05"}'), null, 'nor by other figures of that day');
select tests.is_refused_to('cap_identity', $$ select vetting.import_certificate(null, '{}') $$, 'No other lane asks it');

select * from finish();
rollback;
