-- Yes or no, in the words of people and of programs.
begin;
select plan(6);

create function pg_temp.asked(p_value text) returns text language sql as $sql$
  select format($$ select identity.import_flag(%L, 'off_site') $$, jsonb_build_object('off_site', p_value))
$sql$;

select is(tests.value_as('cap_identity', pg_temp.asked('Yes')), 'true', 'Yes is yes');
select is(tests.value_as('cap_identity', pg_temp.asked('true')), 'true', 'and true is');
select is(tests.value_as('cap_identity', pg_temp.asked('no')), 'false', 'No is no');
select is(tests.value_as('cap_identity', pg_temp.asked('')), 'false', 'and so is nothing');
select tests.is_refused_to('cap_identity', pg_temp.asked('perhaps'), 'Anything else is a mistake', 'PT422');
select tests.is_refused_to('cap_vetting', pg_temp.asked('yes'), 'No other lane asks it');

select * from finish();
rollback;
