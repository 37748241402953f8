-- Tokens are signed with a key of the platform's own, which was confirmed.
-- only: production
-- as: safelane_migrator
-- since: 0021
select 'signing keys' as object, 'none is believed, so nobody can be known: see safelane keys add, and confirm' as problem
where not exists (
  select from identity.key_confirmations()
  where confirmed and valid_from <= now() and (retired_at is null or retired_at > now()))
