-- A rule gets stricter part by part.
begin;
select plan(7);

select is(tests.value_as('cap_policy', $$ select policy.longer_part('"P7Y"', '"P10Y"') $$), '"P10Y"', 'The longer duration counts, not the later text');
select is(tests.value_as('cap_policy', $$ select policy.longer_part('"P9Y"', '"P10Y"') $$), '"P10Y"', 'Ten years are longer than nine');
select is(tests.value_as('cap_policy', $$ select policy.longer_part('25', '18') $$), '25', 'The larger number counts');
select is(tests.value_as('cap_policy', $$ select policy.longer_part('false', 'true') $$), 'true', 'Yes counts');
select is(tests.value_as('cap_policy', $$ select policy.longer_part(null, '3') $$), '3', 'A part that is missing gives way');

select is(tests.value_as('cap_policy', $$ select policy.longer_part('"P10Y"', '"P9Y"') $$), '"P10Y"', 'in whichever order they are said');

select is(tests.value_as('cap_policy', $$ select policy.longer_part('3', null) $$), '3', 'on either side');

select * from finish();
rollback;
