-- What makes a link between an adult and a learner count at an instant: it is live, the guardian is an adult, and the
-- learner is not yet 18 (TN-23, F1). Who is 18 answers for themselves: nobody has a parent's access to an adult learner
-- (B.2 row 27). Of whom nobody knows the age is no adult: that keeps a guardian out, and a learner in.
-- Plain, so that it is planned together with whoever asks: about one pair, or about all of a guardian's links.
create or replace function identity.acts_for_child(
  p_valid_from    timestamptz,
  p_valid_until   timestamptz,
  p_guardian_born date,
  p_learner_born  date,
  p_at            timestamptz,
  p_today         date
)
  returns boolean
  language sql
  immutable
  parallel safe
begin atomic
  select p_valid_from <= p_at
    and (p_valid_until is null or p_valid_until > p_at)
    and (identity.age_years(p_guardian_born, p_today) >= 18) is true
    and (identity.age_years(p_learner_born, p_today) >= 18) is not true;
end;

revoke all on function identity.acts_for_child(timestamptz, timestamptz, date, date, timestamptz, date) from public;
grant execute on function identity.acts_for_child(timestamptz, timestamptz, date, date, timestamptz, date) to cap_identity;

comment on function identity.acts_for_child(timestamptz, timestamptz, date, date, timestamptz, date) is
  'Whether a link of this validity between people born on these days counts at an instant, p_today its civil day. The one definition of identity.is_guardian_of and identity.wards.';
