-- The seal over one person as one persona, by one token and until one instant, in one transaction of one backend.
-- It is worth nothing anywhere else: another transaction starts at another instant, another session has another process.
set role cap_seal;

create or replace function identity.seal_of(
  p_person  text,
  p_persona text,
  p_until   text,
  p_token   text
)
  returns text
  language plpgsql
  stable
  parallel restricted
as $$
begin
  -- asked in every statement by cap_seal's own functions, which have the settings and the right to read the key
  return encode(identity.hmac_sha256(
    (select held.secret from identity.seal_key as held),
    -- an array keeps apart what stands beside one another, whatever a part may hold
    convert_to(jsonb_build_array('safelane', p_person, p_persona, p_until, p_token, pg_backend_pid(),
      (extract(epoch from now()) * 1000000)::bigint)::text, 'UTF8')), 'hex');
end;
$$;

-- Whoever could ask for a seal could be anybody: only cap_seal's own functions do.
revoke all on function identity.seal_of(text, text, text, text) from public;

comment on function identity.seal_of(text, text, text, text) is
  'The HMAC that belongs to a person, a persona, an end and a token in this transaction. Called by identity.seal and identity.person_id.';

set role safelane_owner;
