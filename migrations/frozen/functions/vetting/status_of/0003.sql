-- How one check stands, in a word that gives no cause away: what is missing has to be supplied, what lapsed renewed,
-- and what is under review waits for somebody else (E1.4).
create or replace function vetting.status_of(p_code text, p_until timestamptz)
  returns text
  language sql
  immutable
  parallel safe
begin atomic
  select case
    when p_code is null then 'ok'
    when p_code in ('DBS_NAME_MISMATCH', 'DBS_DISCLOSURE_UNASSESSED', 'SELF_DISCLOSURE_PENDING') then 'under_review'
    when p_code = 'VETTING_GATE_NOT_PASSED' or p_until is null then 'missing'
    else 'lapsed'
  end;
end;

revoke all on function vetting.status_of(text, timestamptz) from public;
grant execute on function vetting.status_of(text, timestamptz) to cap_vetting;

comment on function vetting.status_of(text, timestamptz) is
  'ok, missing, lapsed or under_review for a row of validity. Asked by the reports of vetting.';
