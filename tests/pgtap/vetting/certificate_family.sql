-- Every record of one certificate, by what it took the place of and by its number.
begin;
select plan(7);
select tests.person('ann', '{tutor}'), tests.person('bob', '{tutor}');
select tests.certificate('ann', '2026-01-01', '{"number": "000000000001"}', 'first');
select tests.certificate('ann', '2026-01-01', jsonb_build_object('number', '000000000002', 'supersedes', tests.id('first')), 'second');
select tests.certificate('ann', '2026-01-02', '{"number": "000000000001"}', 'twin');
select tests.certificate('ann', '2026-01-01', '{"number": "000000000003"}', 'other');
select tests.certificate('bob', '2026-01-01', '{"number": "000000000001"}', 'bob''s');
create function pg_temp.family(p_number text, p_supersedes text) returns text language sql as $$
  select tests.truth(format($f$ select string_agg(name, ',' order by name)
    from vetting.certificate_family(tests.id('ann'), %L, tests.id(%L)) as kin
    join unnest(array['first', 'second', 'twin', 'other', 'bob''s']) as name on tests.id(name) = kin.certificate_id $f$, p_number, p_supersedes))
$$;
select is(pg_temp.family('000000000009', 'second'), 'first,second,twin', 'By what it takes the place of, and on from there by number'),
       is(pg_temp.family('000000000001', null), 'first,twin', 'by its number'),
       is(pg_temp.family('000000000003', null), 'other', 'another certificate has its own'),
       is(pg_temp.family('000000000009', null), null, 'a new one none'),
       is(tests.truth($$ select string_agg(disclosures, ',') from vetting.certificate_family(tests.id('bob'), '000000000001', null) $$), 'blank', 'Everybody has their own');
select tests.certificate('ann', '2026-01-01', jsonb_build_object('source', 'self_declared', 'number', '000000000005', 'recorded_by', tests.id('ann')), 'word');
select tests.certificate('ann', '2026-01-01', jsonb_build_object('number', '000000000006', 'supersedes', tests.id('word')), 'seen');
create or replace function pg_temp.family(p_number text, p_supersedes text) returns text language sql as $$
  select tests.truth(format($f$ select string_agg(name, ',' order by name) from vetting.certificate_family(tests.id('ann'), %L, tests.id(%L)) as kin
    join unnest(array['word', 'seen']) as name on tests.id(name) = kin.certificate_id $f$, p_number, p_supersedes))
$$;
select is(pg_temp.family('000000000005', null), null, 'What was only declared is no record of a certificate (F15)'),
       is(pg_temp.family('000000000006', null), 'seen', 'nor what took its place a reason to make it one');
select * from finish();
rollback;
