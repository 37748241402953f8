-- Who recorded new information, in this record or in one of those it took the place of (F14).
create or replace function vetting.news_tellers(p_check uuid)
  returns uuid[]
  language sql
  stable
  parallel safe
begin atomic
  with recursive line as (
    select told.check_id, told.supersedes, told.result, told.recorded_by
    from vetting.dbs_status_check as told
    where told.check_id = p_check
    union
    select told.check_id, told.supersedes, told.result, told.recorded_by
    from line
    join vetting.dbs_status_check as told on told.check_id = line.supersedes
  )
  select coalesce(array_agg(line.recorded_by), '{}')
  from line
  where line.result = 'NEW_INFO';
end;

revoke all on function vetting.news_tellers(uuid) from public;
grant execute on function vetting.news_tellers(uuid) to cap_vetting;

comment on function vetting.news_tellers(uuid) is
  'The officers who may not take a record of new information back.';
