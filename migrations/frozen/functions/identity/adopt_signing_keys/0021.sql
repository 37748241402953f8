-- Production begins with the keys that are believed at that moment, in the name of who sets it (TS-67, TS-77). What somebody
-- adds later, or in a transaction that nobody sees yet, waits for the second person.
set role cap_seal;

create or replace function identity.adopt_signing_keys()
  returns integer
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_adopted jsonb;
begin
  with adopted as (
    insert into identity.key_confirmation (kid, how, thumbprint)
    select said.kid, 'adopted', said.thumbprint
    from identity.key_confirmation as said
    join identity.signing_key as held on held.kid = said.kid
    -- what confirmed itself, and nobody else did
    where not exists (
        select from identity.key_confirmation as other where other.kid = said.kid and other.how <> 'embedded')
      and (held.retired_at is null or held.retired_at > now())
    returning kid, thumbprint
  )
  select jsonb_agg(jsonb_build_object('kid', adopted.kid, 'thumbprint', adopted.thumbprint) order by adopted.kid)
  into v_adopted
  from adopted;
  if v_adopted is null then
    return 0;
  end if;
  perform ledger.append('adopt_signing_keys', 'signing_key', null, 'done', '{}',
    jsonb_build_object('keys', v_adopted, 'confirmed_by', session_user));
  return jsonb_array_length(v_adopted);
end;
$$;

-- What sets production; the policies of identity.key_confirmation ask who that is.
revoke all on function identity.adopt_signing_keys() from public;
grant execute on function identity.adopt_signing_keys() to cap_warden;

comment on function identity.adopt_signing_keys() is
  'Confirm the keys that are believed in embedded mode for production, and return how many. Called by warden.set_mode.';

set role safelane_owner;
