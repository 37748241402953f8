-- A no is a no in whatever words (E2.2).
begin;
select plan(3);
select is(tests.truth($$ select string_agg(kind, ',' order by kind) from unnest('{given,refused,withdrawn,objected,acknowledged}'::text[]) as kind where recording.is_no(kind) $$),
  'objected,refused,withdrawn', 'Refused, withdrawn and objected are a no');
select is(tests.truth('select recording.is_no(null)'), null, 'nothing said is none');
select tests.only_for('recording.is_no', '{cap_recording}');
select * from finish();
rollback;
