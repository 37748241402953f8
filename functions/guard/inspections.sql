-- Who inspected, when, and what they wrote down: the record that a filed attestation is held against.
set role cap_guard;

create or replace function guard.inspections(p_from integer default 1)
  returns table (
    inspection integer, at timestamptz, login text, revision text, cluster bigint, database bigint, passages integer,
    seen integer, unexplained integer, root text, with_roles boolean, because text)
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  select made.inspection, made.at, made.login, made.revision, made.cluster, made.database, made.passages, made.seen,
    made.unexplained, made.root, made.with_roles, made.because
  from guard.inspection as made
  where made.inspection >= p_from
  order by made.inspection;
end;

revoke all on function guard.inspections(integer) from public;
grant execute on function guard.inspections(integer) to safelane_migrator;

comment on function guard.inspections(integer) is
  'The inspections from a number on, oldest first. Asked by safelane doctor.';

set role safelane_owner;
