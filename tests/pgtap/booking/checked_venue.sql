-- What may be sent as a venue, and how it is stored (TS-60, TS-62).
begin;
select plan(24);
select is(tests.truth(format('select booking.checked_venue(%L)', sent))::jsonb, kept::jsonb, format('%s', coalesce(sent, 'nothing')))
from (values
  ('" Library "', '{"address": "Library"}'),
  ('{"address": "Library", "chaperone": "present", "chaperone_id": "00000000-0000-0000-0000-000000000001"}',
   '{"address": "Library", "chaperone": "present", "chaperone_id": "00000000-0000-0000-0000-000000000001"}'),
  ('{"chaperone": "available"}', '{"chaperone": "available"}'), ('null', null), (null, null), ('{}', '{}')) as good (sent, kept);
select tests.is_refused(format('select tests.truth(%L)', format('select booking.checked_venue(%L)', sent)), format('not %s', left(sent, 60)), 'PT422')
from unnest(array['7', '[]', 'true', '""', '{"address": 7}', '{"address": " "}', '{"place": "x"}', '{"chaperone": "maybe"}', '{"chaperone_id": "x"}',
  '{"chaperone_id": 7}', '{"chaperone_id": null}', '{"address": null}', to_jsonb(repeat('x', 501))::text, '{"address": "a\nb"}']) as sent;
-- what is too large is told so before anybody looks into it, whatever it is
select throws_ok(
  format('select tests.truth(%L)', format('select booking.checked_venue(%L)', sent)), 'PT422', 'venue has the wrong length', format('too many %s', kind))
from (values
  ('rows', to_jsonb(array_fill(0, array[1000]))), ('letters', to_jsonb(repeat('x', 4000))),
  ('letters in an address', jsonb_build_object('address', repeat('x', 4000)))) as large (kind, sent);
select is(
  tests.truth(format('select booking.checked_venue(%L)', jsonb_build_object(
    'address', repeat('😀', 500), 'chaperone', 'present', 'chaperone_id', gen_random_uuid())))::jsonb ->> 'address',
  repeat('😀', 500), 'the longest address that there may be is not too large');
select * from finish();
rollback;
