-- The seal over one person as one persona in one transaction of one backend. It is worth nothing anywhere else:
-- another transaction starts at another instant, another session has another process.
set role cap_seal;

create or replace function identity.seal_of(p_person text, p_persona text)
  returns text
  language plpgsql
  stable
  parallel restricted
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  return encode(identity.hmac_sha256(
    (select held.secret from identity.seal_key as held),
    convert_to(concat_ws('|', 'safelane', p_person, p_persona, pg_backend_pid(),
      (extract(epoch from now()) * 1000000)::bigint), 'UTF8')), 'hex');
end;
$$;

-- Whoever could ask for a seal could be anybody: only cap_seal's own functions do.
revoke all on function identity.seal_of(text, text) from public;

comment on function identity.seal_of(text, text) is
  'The HMAC that belongs to a person and a persona in this transaction. Called by identity.seal, identity.person_id and identity.persona.';

set role safelane_owner;
