-- Only a tombstone of this transaction releases an opening (F21).
begin;
select plan(4);

create function pg_temp.seq(p_name text) returns bigint language sql as $f$ select current_setting('safelane_test.' || p_name)::bigint $f$;
create function pg_temp.released(p_name text) returns text language sql as $f$
  select tests.truth(format('select ledger.is_released(release) from ledger.opening where seq = %s', pg_temp.seq(p_name)))
$f$;
select set_config('safelane_test.old', tests.old_entry(tests.id('thing'), '2010-05-03T12:00:00Z')::text, true);
select set_config('safelane_test.new', tests.old_entry(tests.id('thing'), now())::text, true);
select set_config('safelane_test.back', tests.old_entry(tests.id('thing'), '2011-05-03T12:00:00Z')::text, true);

select is(pg_temp.released('old'), 'false', 'An opening is not released by being old');
select tests.tombstone(pg_temp.seq('old'));
select is(pg_temp.released('old'), 'true', 'but by its token');
select is(pg_temp.released('new'), 'false', 'which is nobody else''s');
select tests.tombstone(pg_temp.seq('back'), '7');
select is(pg_temp.released('back'), 'false', 'A tombstone of an earlier transaction lets nothing go now');

select * from finish();
rollback;
