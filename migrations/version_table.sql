-- Where a database keeps which revision it is at. Run before the first revision, by `safelane migrate`, and part of
-- what `safelane migrate sql` prints; a revision never touches it.
--
--                  select    insert    update    delete
--   cap_migration  yes       yes       yes       yes
--   cap_guard      yes
--   cap_ledger     yes, from the revision on that lets it
--
-- and nobody else: cap_guard reads it for guard.schema_revision, which reports print, and cap_ledger for its entries. The
-- owner of the table reads nothing here either: row security is forced.

create schema if not exists guard;
revoke all on schema guard from public;
grant usage on schema guard to cap_migration, cap_guard;

create table guard.alembic_version (
  version_num varchar(32) not null,
  constraint alembic_version_pkc primary key (version_num)
);
comment on table guard.alembic_version is 'The revision this database is at. One row, kept by Alembic.';

alter table guard.alembic_version enable row level security;
alter table guard.alembic_version force row level security;
grant select, insert, update, delete on guard.alembic_version to cap_migration;
grant select on guard.alembic_version to cap_guard;

-- using (true): the one row is a revision number, and says nothing about anybody
create policy migration_select_version on guard.alembic_version for select to cap_migration using (true);
create policy guard_select_version on guard.alembic_version for select to cap_guard using (true);
create policy migration_insert_version on guard.alembic_version for insert to cap_migration with check (true);
create policy migration_update_version on guard.alembic_version for update to cap_migration using (true) with check (true);
create policy migration_delete_version on guard.alembic_version for delete to cap_migration using (true);
