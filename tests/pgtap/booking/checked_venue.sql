-- What may be sent as a venue, and how it is stored (TS-60, TS-62).
begin;
select plan(20);
select is(tests.truth(format('select booking.checked_venue(%L)', sent))::jsonb, kept::jsonb, format('%s', coalesce(sent, 'nothing')))
from (values
  ('" Library "', '{"address": "Library"}'),
  ('{"address": "Library", "chaperone": "present", "chaperone_id": "00000000-0000-0000-0000-000000000001"}',
   '{"address": "Library", "chaperone": "present", "chaperone_id": "00000000-0000-0000-0000-000000000001"}'),
  ('{"chaperone": "available"}', '{"chaperone": "available"}'), ('null', null), (null, null), ('{}', '{}')) as good (sent, kept);
select tests.is_refused(format('select tests.truth(%L)', format('select booking.checked_venue(%L)', sent)), format('not %s', left(sent, 60)), 'PT422')
from unnest(array['7', '[]', 'true', '""', '{"address": 7}', '{"address": " "}', '{"place": "x"}', '{"chaperone": "maybe"}', '{"chaperone_id": "x"}',
  '{"chaperone_id": 7}', '{"chaperone_id": null}', '{"address": null}', to_jsonb(repeat('x', 501))::text, '{"address": "a\nb"}']) as sent;
select * from finish();
rollback;
