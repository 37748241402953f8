-- What changed without a migration stays on the table until a person has written down why it is right (TS-67, TS-77).
set role cap_guard;

create or replace function guard.unexplained()
  returns table (object text, problem text)
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  with
  since as (
    select greatest(
      (select coalesce(max(said.inspection), 0) from guard.inspection as said where said.because is not null),
      (select coalesce(max(began.inspection), 0) from guard.sighting as began
        where began.change = 'first' and began.kind <> 'role')) as inspection
  ),
  told as (
    select seen.kind || ' ' || seen.name as object, seen.change, seen.kind, made.inspection, before.at as since, made.at
    from guard.sighting as seen
    join guard.inspection as made using (inspection)
    left join guard.inspection as before on before.inspection = made.inspection - 1
    where seen.verdict = 'unexplained' and seen.inspection >= (select since.inspection from since)
  )
  select told.object, format(
    case told.change
      when 'new' then 'is new since %s, and no migration made it'
      when 'gone' then 'is gone since %s, and no migration removed it'
      when 'changed' then 'changed since %s, and no migration changed it'
      when 'remade' then 'was dropped and made again since %s, though its text is as before'
      when 'rewritten' then 'changed since %s though its text is as before; its storage is another, as VACUUM FULL, CLUSTER or TRUNCATE leave it'
      else 'changed since %s though its text is as before'
        || case when told.kind = 'role' then ': a new password leaves this, and so does a power given and taken back' else '' end
    end,
    to_char(told.since at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"'))
  from told
  union all
  select 'guard.sighting', format('what it keeps does not add up to inspection %s: rows were changed or taken away', made.inspection - 1)
  from guard.inspection as made
  where not made.whole and made.inspection >= (select since.inspection from since)
  order by 1, 2;
end;

revoke all on function guard.unexplained() from public;
grant execute on function guard.unexplained() to safelane_migrator;

comment on function guard.unexplained() is
  'Objects that changed without a migration since somebody last said why, and how they changed. Asked by safelane doctor, rule 130.';

set role safelane_owner;
