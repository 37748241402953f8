-- Text from outside is trimmed, has a length, and carries no control characters.
begin;
select plan(34);

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

select is(
  tests.error_as('cap_identity', format('select identity.clean_text(%L, %L, 200)', 'A' || bad || 'B', 'given_name')),
  'PT422 given_name contains control characters', format('U+%s cannot be seen and is refused', upper(to_hex(ascii(bad)))))
from unnest(array[E'\u00ad', E'\u061c', E'\u200b', E'\u200e', E'\u200f', E'\u2060', E'\ufffb', E'\U000e0041']) as bad;
select is(
  tests.error_as('cap_identity', format('select identity.clean_text(%L, %L, 200)', repeat(blank, 5), 'given_name')),
  'PT422 given_name has the wrong length', format('Nothing but U+%s is no name', upper(to_hex(ascii(blank)))))
from unnest(array[E'\u2003', E'\u3000', E'\u3164', E'\u200d', E'\u2800']) as blank;
select is(
  tests.error_as('cap_identity', format('select identity.clean_text(%L, %L, 2000, true, 20)', 'ok' || repeat(' ', 40) || 'ok', 'reason')),
  'PT422 reason has the wrong length', 'A reason is not made longer with blanks');
select is(tests.value_as('cap_identity', format('identity.clean_text(%L, %L, 200)', E'\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645', 'given_name')),
  E'\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645', 'What joins letters within a word is part of it');
select is(
  tests.error_as('cap_identity', $$ select identity.clean_text(repeat(' ', 1041) || 'Ann', 'given_name', 10) $$),
  'PT422 given_name has the wrong length', 'What is far too long is not read, not even to find that most of it is blank');

select * from finish();
rollback;
