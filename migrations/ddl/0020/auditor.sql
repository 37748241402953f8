-- Whoever audits the ledger is bound by row security, too, and leaves an entry: a login of its own (TS-12, TS-68).
do $$
begin
  if not exists (select from pg_roles where rolname = 'safelane_auditor') then
    raise exception using errcode = '42704',
      message = 'the role safelane_auditor is missing',
      hint = 'An administrator runs: safelane roles apply';
  end if;
  -- databases that are made from now on begin with this
  execute format('grant connect on database %I to safelane_auditor', current_database());
end;
$$;
grant usage on schema ledger to safelane_auditor;
