-- Stories about identity.

-- What a capability role is told when a statement fails: select is(tests.error_as('cap_identity', $$ … $$), 'PT422 …', '…');
-- null where it does not fail.
create or replace function tests.error_as(p_role text, p_sql text)
  returns text
  language plpgsql
as $$
declare
  v_state   text;
  v_message text;
begin
  begin
    perform tests.do_as(p_role, p_sql);
  exception when others then
    get stacked diagnostics v_state = returned_sqlstate, v_message = message_text;
  end;
  return v_state || ' ' || v_message;
end;
$$;

-- Whether this transaction holds the advisory lock of a key, or of a pair of them, so that whoever comes second waits.
create or replace function tests.holds_lock(p_key bigint)
  returns boolean
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform tests.only_in_tests();
  return exists (
    select
    from pg_locks as held
    where held.locktype = 'advisory'
      and held.pid = pg_backend_pid()
      and held.granted
      and (held.classid::bigint << 32) | held.objid::bigint = p_key);
end;
$$;

create or replace function tests.holds_lock(p_first integer, p_second integer)
  returns boolean
  language sql
  return tests.holds_lock((p_first::bigint << 32) | (p_second::bigint & 4294967295));
