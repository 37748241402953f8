-- Text from outside is trimmed, has a length, and carries no control characters.
begin;
select plan(18);

select is(tests.value_as('cap_identity', $$ identity.clean_text(E' \t Ann\u00a0', 'given_name', 200) $$), 'Ann',
  'Blanks at both ends go');
select is(tests.value_as('cap_identity', $$ identity.clean_text('Ann  Marie', 'given_name', 200) $$), 'Ann  Marie',
  'and those between stay');
select is(
  tests.value_as('cap_identity', $$ identity.clean_text('Zoë Ní Bhriain-O''Brien', 'given_name', 200) $$),
  'Zoë Ní Bhriain-O''Brien',
  'A name is a name');
select is(
  tests.value_as('cap_identity', $$ identity.clean_text(repeat('x', 200), 'given_name', 200) $$),
  (repeat('x', 200))::text,
  'As long as it may be');
select is(
  tests.error_as('cap_identity', $$ select identity.clean_text(repeat('x', 201), 'given_name', 200) $$),
  'PT422 given_name has the wrong length',
  'One character more is refused');
select is(
  tests.error_as('cap_identity', $$ select identity.clean_text('no', 'reason', 2000, true, 3) $$),
  'PT422 reason has the wrong length',
  'A reason of two letters is none');
select is(
  tests.error_as('cap_identity', $$ select identity.clean_text('   ', 'given_name', 200) $$),
  'PT422 given_name is required',
  'Blanks are nothing');
select is(
  tests.error_as('cap_identity', $$ select identity.clean_text(null, 'given_name', 200) $$),
  'PT422 given_name is required',
  'Nothing is nothing');
select is(tests.value_as('cap_identity', $$ identity.clean_text('  ', 'external_ref', 200, false) $$), null,
  'Where nothing is required, blanks are null');
select is(
  tests.error_as('cap_identity', format('select identity.clean_text(%L, %L, 200)', 'A' || bad || 'B', 'given_name')),
  'PT422 given_name contains control characters', format('U+%s is refused', lpad(upper(to_hex(ascii(bad))), 4, '0')))
from unnest(array[E'\u0001', E'\n', E'\t', E'\u007f', E'\u0085', E'\u2028', E'\u202e', E'\u2066', E'\ufeff']) as bad;

select * from finish();
rollback;
