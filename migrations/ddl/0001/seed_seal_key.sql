-- The secret under which identities are sealed: 64 octets that nobody chose and nobody has seen.
-- Eight random identifiers carry 976 bits from the server's strong random source; each half hashes four of them.
set role cap_seal;

insert into identity.seal_key (secret)
select
  sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
    || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))
  || sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
    || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

set role safelane_owner;
