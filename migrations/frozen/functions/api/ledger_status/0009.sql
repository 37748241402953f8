-- How far tree and signatures are behind is no secret to those who answer for the ledger (F22): numbers only.
set role cap_ledger;

create or replace function api.ledger_status()
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform identity.require_persona('web_compliance', 'web_admin', 'web_dsl');
  return guard.accept(200, ledger.status());
end;
$$;

revoke all on function api.ledger_status() from public;
grant execute on function api.ledger_status() to web_compliance, web_admin, web_dsl;

comment on function api.ledger_status() is
  $$See how far the ledger is sealed

For compliance reporters, administrators and safeguarding leads. Answers 200 with {entries, leaves, size, backlog,
oldest_unsealed_seconds (of what has no leaf), unsigned_seconds (of what no checkpoint covers), last_integrated_at,
last_checkpoint: {origin, size, at}}; null where there is nothing to say. Clause F22.$$;

set role safelane_owner;
