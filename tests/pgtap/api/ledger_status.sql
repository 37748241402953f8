-- Those who answer for the ledger see how far it is sealed.
begin;
select plan(5);

select tests.person('dora', '{dsl}');
select tests.person('cora', '{compliance_reporter}');

select tests.person('ann', '{tutor}');
select tests.entries(2);
select tests.become('cora', 'web_compliance');
select is((api.ledger_status()) -> 'leaves', '0', 'Nothing is sealed');
select is(((api.ledger_status()) ->> 'backlog')::bigint >= 2, true, 'and something waits');
select is(array(select jsonb_object_keys(api.ledger_status()) order by 1), '{backlog,entries,last_checkpoint,last_integrated_at,leaves,oldest_unsealed_seconds,size,unsigned_seconds}', 'Numbers and instants only');
select tests.become('ann', 'web_tutor');
select tests.is_refused('select api.ledger_status()', 'A tutor does not ask');

select tests.pretend('web_compliance');
select tests.is_refused('select api.ledger_status()', 'nor does anybody without a token', 'PT401');

select * from finish();
rollback;
