-- Some reports keep the recording without anybody having to think of it, in every profile (E3.2, MT-49, MT-52, TN-45,
-- TN-48, TN-55): where images may be indecent nobody sees or deletes it, after witnessed abuse or sexual behaviour
-- nobody deletes it.
set role cap_recording;

create or replace function recording.hold_on_report()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  if new.category in ('csam', 'inappropriate_image', 'abuse_witnessed', 'sexual_behaviour') then
    insert into recording.hold (lesson_id, kind, category, case_id, automatic, reason, placed_by)
    values (
      new.lesson_id,
      case when new.category in ('csam', 'inappropriate_image') then 'evidence_lock' else 'legal_hold' end,
      new.category, new.case_id, true, 'Placed by the report itself.', new.noted_by);
  end if;
  return null;
end;
$$;

revoke all on function recording.hold_on_report() from public;
grant execute on function recording.hold_on_report() to safelane_owner;

comment on function recording.hold_on_report() is
  'Places the hold that a category of report brings with it. Trigger on recording.report.';

set role safelane_owner;

drop trigger if exists _500_hold on recording.report;
create trigger _500_hold
  after insert on recording.report
  for each row execute function recording.hold_on_report();
alter table recording.report enable always trigger _500_hold;
