-- A key is believed because a second person said so, or because production began with it. One that confirmed itself is
-- believed while changes approve themselves, and not a moment longer.
create or replace function identity.key_is_confirmed(p_kid text)
  returns boolean
  language sql
  stable
  parallel unsafe
begin atomic
  select exists (
      select from identity.key_confirmation as said where said.kid = p_kid and said.how <> 'embedded')
    or exists (
      select from identity.key_confirmation as said where said.kid = p_kid)
      and guard.mode() = 'embedded';
end;

revoke all on function identity.key_is_confirmed(text) from public;
grant execute on function identity.key_is_confirmed(text) to cap_seal;

comment on function identity.key_is_confirmed(text) is
  'Whether the signing key of this kid is believed in the mode that the guard is in. Asked by identity.token_claims and identity.key_confirmations.';
