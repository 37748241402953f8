-- Tokens are signed with a key of the platform's own.
-- only: production
-- as: safelane_migrator
select 'signing keys' as object, 'none holds, so nobody can be known: see safelane keys add' as problem
where not exists (
  select from identity.list_signing_keys()
  where valid_from <= now() and (retired_at is null or retired_at > now()))
