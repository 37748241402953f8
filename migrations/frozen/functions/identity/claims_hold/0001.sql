-- Whether verified claims are good at an instant: for this audience and no other, begun, not over, and at most
-- fifteen minutes long. No tolerance for clocks that differ: an issuer whose clock is ahead waits a moment.
create or replace function identity.claims_hold(p_claims jsonb, p_audience text, p_at timestamptz)
  returns boolean
  language sql
  stable
  parallel safe
begin atomic
  select coalesce(
    case
      when jsonb_typeof(p_claims -> 'exp') = 'number'
        and jsonb_typeof(p_claims -> 'iat') = 'number'
        and coalesce(jsonb_typeof(p_claims -> 'nbf'), 'number') = 'number'
      then
        p_claims -> 'aud' in (to_jsonb(p_audience), jsonb_build_array(p_audience))
        and (p_claims ->> 'exp')::numeric > extract(epoch from p_at)
        and (p_claims ->> 'iat')::numeric <= extract(epoch from p_at)
        and coalesce((p_claims ->> 'nbf')::numeric, 0) <= extract(epoch from p_at)
        and (p_claims ->> 'exp')::numeric > (p_claims ->> 'iat')::numeric
        and (p_claims ->> 'exp')::numeric - (p_claims ->> 'iat')::numeric <= 900
    end,
    false);
end;

revoke all on function identity.claims_hold(jsonb, text, timestamptz) from public;
grant execute on function identity.claims_hold(jsonb, text, timestamptz) to cap_seal;

comment on function identity.claims_hold(jsonb, text, timestamptz) is
  'Whether aud, iat, nbf and exp of verified claims hold at an instant. Asked by identity.authenticate with the clock''s time.';
