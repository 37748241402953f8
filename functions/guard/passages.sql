-- Every migration that reached this database since an inspection, so that whoever reads an attestation can ask about each.
set role cap_guard;

create or replace function guard.passages(p_after integer default 0)
  returns table (passage integer, at timestamptz, login text, from_revision text, to_revision text)
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  select known.passage, known.at, known.login, known.from_revision, known.to_revision
  from guard.passage as known
  where known.passage > p_after
  order by known.passage;
end;

revoke all on function guard.passages(integer) from public;
grant execute on function guard.passages(integer) to safelane_migrator;

comment on function guard.passages(integer) is
  'The migrations after a number, oldest first. Asked by safelane doctor.';

set role safelane_owner;
