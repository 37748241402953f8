-- Which keys are believed and because of whom, and which wait for a second person.
set role cap_seal;

create or replace function identity.key_confirmations()
  returns table (
    kid          text,
    thumbprint   text,
    audience     text,
    valid_from   timestamptz,
    retired_at   timestamptz,
    added_by     text,
    added_at     timestamptz,
    confirmed    boolean,
    how          text,
    confirmed_by text,
    confirmed_at timestamptz
  )
  language sql
  stable
  parallel unsafe
  security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  select
    held.kid,
    identity.key_thumbprint(held.modulus),
    held.audience,
    held.valid_from,
    held.retired_at,
    held.added_by,
    held.added_at,
    identity.key_is_confirmed(held.kid),
    said.how,
    said.confirmed_by,
    said.confirmed_at
  from identity.signing_key as held
  left join lateral (
    select of_it.how, of_it.confirmed_by, of_it.confirmed_at
    from identity.key_confirmation as of_it
    where of_it.kid = held.kid
    order by of_it.how = 'embedded', of_it.confirmed_at
    limit 1
  ) as said on true
  order by held.valid_from, held.kid;
end;

revoke all on function identity.key_confirmations() from public;
grant execute on function identity.key_confirmations() to safelane_migrator, safelane_approver;

comment on function identity.key_confirmations() is
  'Every signing key with its thumbprint, whether it is believed now, and who confirmed it and how (person, adopted, embedded); oldest first. Called by safelane keys and safelane guard mode.';

set role safelane_owner;
