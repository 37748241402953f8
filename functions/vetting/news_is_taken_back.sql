-- A mistyped record of new information is put right by an officer who has not recorded it (F14). Corrections are followed
-- to their end: one that does not count may itself be corrected by another officer.
create or replace function vetting.news_is_taken_back(p_check uuid)
  returns boolean
  language sql
  stable
  parallel safe
begin atomic
  with recursive later as (
    select said.check_id, said.supersedes, said.recorded_by
    from vetting.dbs_status_check as said
    where said.supersedes = p_check
    union
    select said.check_id, said.supersedes, said.recorded_by
    from later
    join vetting.dbs_status_check as said on said.supersedes = later.check_id
  )
  select exists (
    select
    from later
    where later.recorded_by <> all (vetting.news_tellers(later.supersedes))
  );
end;

revoke all on function vetting.news_is_taken_back(uuid) from public;
grant execute on function vetting.news_is_taken_back(uuid) to cap_vetting;

comment on function vetting.news_is_taken_back(uuid) is
  'Whether another officer has corrected this record of new information. Asked by vetting.known_bars.';
