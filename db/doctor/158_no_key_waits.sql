-- No signing key waits for the second person: one that nobody confirms may be one that nobody should have added.
-- It signs nothing while it waits.
-- level: note
-- as: safelane_migrator
-- since: 0021
select 'signing key ' || kid as object,
  format('was added by %s and waits: compare %s with what the identity provider publishes, then confirm it, or retire it', added_by, thumbprint) as problem
from identity.key_confirmations()
where not confirmed and (retired_at is null or retired_at > now())
order by 1
