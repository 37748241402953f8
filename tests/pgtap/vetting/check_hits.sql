-- What a screening found is a short list.
begin;
select plan(9);
select is(tests.value_as('cap_vetting', $$ vetting.check_hits(null, 'completed') $$), '[]', 'Nothing found is an empty list');
select is(tests.value_as('cap_vetting', $$ vetting.check_hits('[{"strength": "potential", "note": " Same name "}]', 'completed') $$),
  '[{"note": "Same name", "strength": "potential"}]', 'A hit has a strength and a note');
select is(tests.error_as('cap_vetting', $$ select vetting.check_hits('{}', 'completed') $$), 'PT422 hits is not a list that fits the run', 'An object is no list');
select is(tests.error_as('cap_vetting', $$ select vetting.check_hits('[{"strength": "potential", "note": "x"}]', 'failed') $$), 'PT422 hits is not a list that fits the run', 'A failed run found nothing');
select is(tests.error_as('cap_vetting', $$ select vetting.check_hits((select jsonb_agg(jsonb_build_object('strength', 'potential', 'note', 'x')) from generate_series(1, 51)), 'completed') $$),
  'PT422 hits is not a list that fits the run', 'Fifty are enough');
select is(tests.error_as('cap_vetting', $$ select vetting.check_hits('["x"]', 'completed') $$), 'PT422 a hit is not an object with strength and note', 'A text is no hit');
select is(tests.error_as('cap_vetting', $$ select vetting.check_hits('[{"strength": "potential", "note": "x", "cleared": true}]', 'completed') $$), 'PT422 a hit is not an object with strength and note', 'and nothing else belongs to one');
select is(tests.error_as('cap_vetting', $$ select vetting.check_hits('[{"strength": "weak", "note": "x"}]', 'completed') $$), 'PT422 strength is not one of the values it may have', 'Potential or confirmed');
select is(tests.value_as('cap_vetting', $$ vetting.check_hits('[]', 'failed') $$), '[]', 'and may say so');
select * from finish();
rollback;
