-- In a group children see each other, and who is 18 sees no child (E3.1).
begin;
select plan(18);
select is(tests.value_as('cap_recording', format('select recording.band_allows(%L, %L)', reader, other)), (other = 'adult' or reader <> 'adult')::text, format('%s sees %s', reader, other))
from unnest(array['under_13', '13_to_15', '16_to_17', 'adult']) as reader, unnest(array['under_13', '13_to_15', '16_to_17', 'adult']) as other;
select is(tests.value_as('cap_recording', $$ select recording.band_allows(null, 'under_13') $$), 'false', 'an unknown reader does not'), is(tests.value_as('cap_recording', $$ select recording.band_allows('adult', null) $$), 'false', 'nor is an unknown child seen');
select * from finish();
rollback;
