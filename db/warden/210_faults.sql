-- The rules of the house that no approval overrides (TS-55, TS-67, TS-77), by the doctor's numbers and in the doctor's own
-- words: its files are put in here.
create or replace function warden.faults()
  returns table (rule integer, object text, problem text)
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
  -- the same text whoever asks, and whatever they have set
  set standard_conforming_strings = on
  set quote_all_identifiers = off
  set datestyle = 'ISO, MDY'
  set intervalstyle = 'postgres'
  set timezone = 'UTC'
  set extra_float_digits = 1
  set bytea_output = 'hex'
  set jit = off
as $faults$
-- db/doctor/
$faults$;
comment on function warden.faults() is
  'What breaks a rule of the house that no approval overrides: the doctor''s rules, by their numbers. Empty where all is well.';
