-- A floor under tokens is set in ones own name, and never lowered.
begin;
select plan(13);

select tests.person('ada', '{platform_administrator}');
select tests.person('ann', '{tutor}');
select tests.become('ada', 'web_admin');
select is(tests.do_as('cap_identity', format('insert into identity.token_floor (person_id, set_by, reason) values (%L, %L, ''lost telephone'')', tests.id('ann'), tests.id('ada'))), 1::bigint, 'An administrator sets a floor under somebody''s tokens');
select tests.is_refused_to('cap_identity', format('insert into identity.token_floor (person_id, set_by, reason) values (%L, %L, ''lost telephone'')', tests.id('ann'), tests.id('ann')), 'in nobody else''s name');
select tests.is_refused_to('cap_identity', format('insert into identity.token_floor (person_id, set_by, reason) values (%L, null, ''lost telephone'')', tests.id('ann')), 'and not in nobody''s');
select tests.is_refused_to('cap_identity', format('insert into identity.token_floor (person_id, set_by, reason, not_before) values (%L, %L, ''lock out'', now() + interval ''1 day'')', tests.id('ann'), tests.id('ada')), 'A floor is no way to lock somebody out of tomorrow');
select is(tests.value_as('cap_seal', format('select count(*) from identity.token_floor where person_id = %L', tests.id('ann'))), '1', 'cap_seal holds tokens against it');
select is(tests.value_as('cap_identity', format('select count(*) from identity.token_floor where person_id = %L', tests.id('ann'))), '1', 'cap_identity holds it against the ledger');
select tests.is_refused_to('cap_identity', 'update identity.token_floor set not_before = ''2001-01-01''', 'It is not lowered');
select tests.is_refused_to('cap_identity', 'delete from identity.token_floor', 'or taken away');
select tests.is_refused($$ select tests.given('delete from identity.token_floor') $$, 'by anybody', '23001');
select is(tests.value_as('safelane_owner', 'select count(*) from identity.token_floor'), '0', 'The owner of the table sees none');
select tests.is_refused('select from identity.token_floor', 'No request reads floors');

select tests.step_back();
select tests.cannot_be('identity.token_floor', jsonb_build_object('token_floor_id', gen_random_uuid(), 'person_id', tests.id('ann'),
  'not_before', now(), 'set_at', now(), 'reason', reason), why)
from (values ('no', 'Two letters are no reason'), (repeat('x', 2001), 'and 2,001 are too many')) as bad (reason, why);

select * from finish();
rollback;
