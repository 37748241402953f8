-- A migration says which transactions were its own, so that no other change can hide behind it (TS-67, TS-77).
-- A row that this transaction sees while its writer is still under way was written by this transaction, or by one
-- of the nested ones that a block with an exception clause begins.
set role cap_guard;

create or replace function guard.note_passage()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_own    bigint := pg_current_xact_id()::text::bigint;
  v_found  text[] := array[pg_current_xact_id()::xid::text];
  v_number bigint;
begin
  -- The full number of a nested transaction is a little above ours. Far above are those of older ones, of which a row
  -- keeps the last 32 bits.
  for v_number in
    select distinct v_own + ((seen.xmin_is::bigint - v_own) & 4294967295) as number
    from guard.sightings() as seen
    where ((seen.xmin_is::bigint - v_own) & 4294967295) between 1 and 1000000
    order by number
  loop
    begin
      if pg_xact_status(v_number::text::xid8) = 'in progress' then
        v_found := array_append(v_found, v_number::text::xid8::xid::text);
      end if;
    exception
      -- not assigned yet: the row is older by four thousand million transactions
      when invalid_parameter_value then null;
    end;
  end loop;

  -- two migrations wait for one another; this is for whoever changes the number by hand
  perform pg_advisory_xact_lock('guard.passage'::regclass::oid::bigint);
  insert into guard.passage (passage, from_revision, to_revision, transactions)
  select
    coalesce(max(before.passage), 0) + 1,
    case when tg_op <> 'INSERT' then old.version_num end,
    case when tg_op <> 'DELETE' then new.version_num end,
    v_found
  from guard.passage as before;
  return null;
end;
$$;

revoke all on function guard.note_passage() from public;
-- who makes the trigger below
grant execute on function guard.note_passage() to safelane_owner;

comment on function guard.note_passage() is
  'Trigger of guard.alembic_version: writes a row of guard.passage with the numbers of this transaction and its nested ones.';

set role safelane_owner;

create or replace trigger _100_passage
  after insert or update or delete on guard.alembic_version
  for each row execute function guard.note_passage();
alter table guard.alembic_version enable always trigger _100_passage;
