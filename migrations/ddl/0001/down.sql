-- Everything goes but the schema guard, where the version table is.
drop schema api cascade;
drop schema identity cascade;
drop schema ledger cascade;
drop table guard.idempotency_key, guard.anchor;
alter default privileges for role safelane_owner grant execute on functions to public;
