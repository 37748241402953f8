-- From here on whoever says that a revision is in force is judged at COMMIT (TS-67, TS-77). The guard itself is no revision.
do $$
begin
  if to_regprocedure('warden.version_changes()') is null then
    raise exception using
      errcode = '55000',
      message = 'there is no guard in this database',
      hint = 'The administrator who made Safelane''s roles puts it there, once: safelane guard install';
  end if;
end;
$$;

grant usage on schema guard to cap_warden, safelane_migrator, safelane_approver;
grant usage on schema ledger to cap_warden;

create trigger _900_posture after insert or update or delete on guard.alembic_version
  for each row execute function warden.version_changes();
alter table guard.alembic_version enable always trigger _900_posture;
