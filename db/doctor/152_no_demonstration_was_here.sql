-- No key of the demonstration was ever accepted here. Its holder could make people up, so the people may be made up.
-- only: production
-- as: safelane_migrator
select 'signing key ' || kid as object,
  case when retired_at is null or retired_at > now() then 'is a key of the demonstration, and is accepted'
    else 'was a key of the demonstration: its people may be here' end as problem
from identity.list_signing_keys()
where kid like 'demo-%'
order by 1
