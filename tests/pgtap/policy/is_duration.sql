-- Durations have one spelling.
begin;
select plan(4);

select is(tests.value_as('cap_policy', $$
  select string_agg(text, ' ') from unnest('{PT5M,PT36H,P1Y,P14D,P1Y2M3DT4H5M6S,PT0S,P0D}'::text[]) as text
  where not policy.is_duration(text) $$), null, 'Whole units in ISO 8601 are durations');
select is(tests.value_as('cap_policy', $$
  select string_agg(text, ' ') from unnest('{P,PT,P1YT,1 year,36:00:00,-P1D,P-1D,PT1.5H,P1W,p1d,"P1D "}'::text[]) as text
  where policy.is_duration(text) $$), null, 'Other spellings, fractions and negative durations are not');
select is(tests.value_as('cap_policy', $$ select policy.is_duration(null) $$), 'false', 'Nothing is no duration');
select is(tests.value_as('cap_policy', $$ select policy.is_duration('P999999Y') $$), 'false', 'A duration stays within what a calendar can add');

select * from finish();
rollback;
