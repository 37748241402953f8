-- An entry is found by what it says, and by nothing else.
begin;
select plan(11);

select tests.person('ann', '{tutor}');
select tests.arranged();
select is(tests.truth('select count(*) from guard.misfiled()'), '0', 'Every entry stands under what it says');

create function pg_temp.filed_under(p_column text, p_value text) returns text language plpgsql as $f$
declare
  v_found text;
begin
  perform tests.settled();
  perform tests.given('alter table ledger.opening disable trigger user');
  perform tests.given(format('update ledger.opening set %I = %L where seq = (select max(seq) from ledger.opening)', p_column, p_value));
  v_found := tests.truth('select string_agg(((select max(seq) from ledger.opening) = seq)::text, '','') from guard.misfiled()');
  raise exception using errcode = 'P0002', message = coalesce(v_found, 'not found');
exception
  when no_data_found then
    return sqlerrm;
end;
$f$;
select is(pg_temp.filed_under('target_id', tests.id('somebody else')::text), 'true', 'Under another target it is found');
select is(pg_temp.filed_under('target_kind', 'weather'), 'true', 'under another kind');
select is(pg_temp.filed_under('actor_id', tests.id('somebody else')::text), 'true', 'another actor');
select is(pg_temp.filed_under('action', 'sleep'), 'true', 'another action');
select is(pg_temp.filed_under('outcome', 'refused'), 'true', 'another outcome');
select is(pg_temp.filed_under('at', '2020-01-01'), 'true', 'or another time');
select is(pg_temp.filed_under('xid', '3'), 'not found', 'What it is not found by does not matter');

select is(tests.value_as('cap_ledger', '(select count(*) from guard.misfiled())'), '0', 'The ledger asks');
select tests.is_refused_to('cap_booking', 'select guard.misfiled()', 'A lane does not');
select tests.become('ann', 'web_tutor');
select tests.is_refused('select guard.misfiled()', 'nor does a request');

select * from finish();
rollback;
