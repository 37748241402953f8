-- Who was proved to be asking, by which token and until when, is written down for the rest of this transaction, under
-- a seal that nobody else can make. The settings themselves are open to everybody; without the right seal they say
-- nothing.
set role cap_seal;

create or replace function identity.seal(
  p_person  uuid,
  p_persona text,
  p_until   timestamptz,
  p_token   text
)
  returns void
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_until text := extract(epoch from p_until)::text;
  v_token text := coalesce(p_token, '');
begin
  perform set_config('safelane.person', p_person::text, true);
  perform set_config('safelane.persona', p_persona, true);
  perform set_config('safelane.until', v_until, true);
  perform set_config('safelane.token', v_token, true);
  perform set_config('safelane.seal', identity.seal_of(p_person::text, p_persona, v_until, v_token), true);
end;
$$;

-- identity.authenticate calls this after it verified a token, and nobody else may.
revoke all on function identity.seal(uuid, text, timestamptz, text) from public;

comment on function identity.seal(uuid, text, timestamptz, text) is
  'Seals a person and a persona for this transaction, until an instant, with the jti of the token. Called by identity.authenticate only.';

set role safelane_owner;
