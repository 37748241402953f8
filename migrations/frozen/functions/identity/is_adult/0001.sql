-- Whoever has power over children, or answers for one, is 18 or older, and their date of birth is known (C.7, F1).
create or replace function identity.is_adult(p_dob date, p_at timestamptz default now())
  returns boolean
  language sql
  stable
  parallel safe
begin atomic
  select identity.age_band(p_dob, identity.civil_date(p_at)) = 'adult';
end;

revoke all on function identity.is_adult(date, timestamptz) from public;
grant execute on function identity.is_adult(date, timestamptz)
  to cap_identity, cap_seal, cap_policy, cap_vetting, cap_booking;

comment on function identity.is_adult(date, timestamptz) is
  'Whether somebody with this date of birth is known to be 18 or older on the civil day of an instant.';
