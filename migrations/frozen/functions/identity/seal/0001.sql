-- Who was proved to be asking is written down for the rest of this transaction, under a seal that nobody else can make.
-- The settings themselves are open to everybody; without the right seal they say nothing.
set role cap_seal;

create or replace function identity.seal(p_person uuid, p_persona text)
  returns void
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform set_config('safelane.person', p_person::text, true);
  perform set_config('safelane.persona', p_persona, true);
  perform set_config('safelane.seal', identity.seal_of(p_person::text, p_persona), true);
end;
$$;

-- identity.authenticate calls this after it verified a token, and nobody else may.
revoke all on function identity.seal(uuid, text) from public;

comment on function identity.seal(uuid, text) is
  'Seals a person and a persona for this transaction. Called by identity.authenticate only.';

set role safelane_owner;
