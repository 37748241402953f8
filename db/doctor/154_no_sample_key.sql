-- No key of a textbook was ever accepted: its private part is printed beside it.
-- RFC 7517 (A.1), RFC 7515 (A.2), RFC 7520 (3.3), and the page that everybody pastes tokens into: how each modulus begins.
-- only: production
-- as: safelane_migrator
select 'signing key ' || kid as object, 'is a published sample: anybody can sign with it' as problem
from identity.list_signing_keys()
where left(modulus::text, 30) in (
  '266345476001770089123654414640', '204467029167446545625963433887',
  '201355330086133626839839737188', '236482716571064537020988417320')
order by 1
