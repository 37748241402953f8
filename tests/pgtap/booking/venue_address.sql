-- A venue is an address, bare or named; blank is nowhere (TS-62).
begin;
select plan(8);
select tests.become('ann', 'web_tutor');
select is(booking.venue_address(venue), address, format('%s', coalesce(venue::text, 'nothing')))
from (values ('"Library"'::jsonb, 'Library'), ('{"address": " Library "}', 'Library'), ('{"address": "  "}', null), ('{}', null),
             ('" "', null), ('7', null), ('["x"]', null), (null, null)) as tried (venue, address);
select * from finish();
rollback;
