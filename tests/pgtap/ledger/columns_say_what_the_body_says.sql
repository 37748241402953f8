-- The columns of an opening are those of its body.
begin;
select plan(10);

create function pg_temp.put(p_column text, p_value text) returns text language plpgsql as $f$
begin
  perform tests.old_entry(tests.id('thing'), '2026-11-21T12:00:00Z');
  return format($q$ insert into ledger.opening select (jsonb_populate_record(opening, jsonb_build_object('seq', 1000000, %L, %L::text))).* from ledger.opening where seq = (select max(seq) from ledger.opening) $q$, p_column, p_value);
end;
$f$;
select tests.is_refused(format('select tests.given(%L)', pg_temp.put('action', 'other')), 'Not another action', '23514');
select tests.is_refused(format('select tests.given(%L)', pg_temp.put('outcome', 'refused')), 'nor another outcome', '23514');
select tests.is_refused(format('select tests.given(%L)', pg_temp.put('at', '2026-11-22T12:00:00Z')), 'nor another time', '23514');
select tests.is_refused(format('select tests.given(%L)', pg_temp.put('actor_id', tests.id('ann')::text)), 'nor somebody', '23514');
select tests.is_refused(format('select tests.given(%L)', pg_temp.put('target_id', tests.id('ann')::text)), 'nor another target', '23514');
select tests.is_refused(format('select tests.given(%L)', pg_temp.put('target_kind', null)), 'nor another kind', '23514');
select tests.is_refused(format('select tests.given(%L)', pg_temp.put('salt', '\x01')), 'A salt has 32 octets', '23514');
select tests.is_refused(format('select tests.given(%L)', pg_temp.put('last_change', '7')), 'and changes have a first and a last', '23514');
select lives_ok(format('select tests.given(%L)', pg_temp.put('retention', '{}')), 'What the body says is taken');
select is(tests.truth($$ select tgenabled from pg_trigger where tgname = '_200_columns_say_what_the_body_says' $$), 'A', 'For everybody');

select * from finish();
rollback;
