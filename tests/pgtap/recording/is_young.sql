-- Under 16 a parent has a say (E2.2).
begin;
select plan(2);
select is(tests.truth($$ select string_agg(band, ',' order by band) from unnest('{under_13,13_to_15,16_to_17,adult}'::text[]) as band where recording.is_young(band) $$),
  '13_to_15,under_13', 'Parents have a say under 16, and not from 16 on');
select tests.only_for('recording.is_young', '{cap_recording}');
select * from finish();
rollback;
