-- A date of birth lies between 1900 and today in London. Not to know it is allowed, to guess it is not.
create or replace function identity.check_date_of_birth(p_dob date)
  returns date
  language plpgsql
  stable
  parallel safe
  set search_path = pg_catalog, pg_temp
as $$
begin
  if p_dob not between date '1900-01-01' and identity.civil_date(now()) then
    raise exception using
      errcode = 'PT422',
      message = 'date_of_birth is not a possible date of birth',
      hint = 'Send a day from 1900-01-01 to today, or leave it out where it is not known.';
  end if;
  return p_dob;
end;
$$;

revoke all on function identity.check_date_of_birth(date) from public;
grant execute on function identity.check_date_of_birth(date) to cap_identity;

comment on function identity.check_date_of_birth(date) is
  'The date, or null where none is known; PT422 for an impossible one. Asked by the api functions of identity.';
