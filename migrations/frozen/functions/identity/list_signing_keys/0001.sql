-- Which keys sign for the platform, since when and until when. They are public keys; who added one is on record.
set role cap_seal;

create or replace function identity.list_signing_keys()
  returns table (
    kid        text,
    bits       integer,
    audience   text,
    valid_from timestamptz,
    retired_at timestamptz,
    added_by   text,
    added_at   timestamptz,
    modulus    numeric,
    exponent   numeric
  )
  language sql
  stable
  parallel restricted
  security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  select
    held.kid,
    (
      select bits
      from generate_series(2048, 4096) as bits
      where power(2::numeric, bits) > held.modulus
      order by bits
      limit 1
    ) as bits,
    held.audience,
    held.valid_from,
    held.retired_at,
    held.added_by,
    held.added_at,
    held.modulus,
    held.exponent
  from identity.signing_key as held
  order by held.valid_from, held.kid;
end;

revoke all on function identity.list_signing_keys() from public;
grant execute on function identity.list_signing_keys() to safelane_migrator;

comment on function identity.list_signing_keys() is
  'Every signing key with its audience and validity, oldest first. Called by safelane keys list.';

set role safelane_owner;
