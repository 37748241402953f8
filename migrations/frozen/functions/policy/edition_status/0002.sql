-- An edition is superseded by dates alone, so that no job has to say so (C.1, F.1 rows 4 to 7).
-- A row that says in_force outweighs an earlier one that only expected the edition.
set role cap_policy;

create or replace function policy.edition_status(
  p_instrument text,
  p_edition    text,
  p_on         date
)
  returns text
  language sql
  stable
  parallel safe
  security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  select case
    when cited.status = 'expected' then 'expected'
    when cited.valid_from > p_on then 'not_yet_in_force'
    when exists (
      select
      from policy.guidance_edition as later
      where later.instrument = cited.instrument
        and later.status = 'in_force'
        and later.valid_from > cited.valid_from
        and later.valid_from <= p_on
    ) then 'superseded'
    else 'in_force'
  end
  from policy.guidance_edition as cited
  where cited.instrument = p_instrument
    and cited.edition = p_edition
  order by cited.status desc
  limit 1;
end;

revoke all on function policy.edition_status(text, text, date) from public;
grant execute on function policy.edition_status(text, text, date) to cap_vetting, cap_booking;

comment on function policy.edition_status(text, text, date) is
  'not_yet_in_force, in_force, superseded, or expected (not verified as published); null for an unknown edition.';

set role safelane_owner;
