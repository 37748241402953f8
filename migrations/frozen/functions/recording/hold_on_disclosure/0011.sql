-- What the police ask for is kept from the moment they ask (E3.2, TN-19).
set role cap_recording;

create or replace function recording.hold_on_disclosure()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  if new.recipient_type = 'police' then
    insert into recording.hold (lesson_id, segment_id, kind, category, case_id, automatic, reason, placed_by)
    select segment.lesson_id, segment.segment_id, 'legal_hold', 'police_disclosure', new.case_id, true,
      'Placed by the request for disclosure itself.', new.requested_by
    from recording.segment as segment
    where segment.segment_id = any (new.segment_ids)
    -- in one order, so that two requests never wait for each other in a ring
    order by segment.lesson_id, segment.segment_id;
  end if;
  return null;
end;
$$;

revoke all on function recording.hold_on_disclosure() from public;
grant execute on function recording.hold_on_disclosure() to safelane_owner;

comment on function recording.hold_on_disclosure() is
  'Holds the segments that the police ask for. Trigger on recording.disclosure.';

set role safelane_owner;

drop trigger if exists _500_hold on recording.disclosure;
create trigger _500_hold
  after insert on recording.disclosure
  for each row execute function recording.hold_on_disclosure();
alter table recording.disclosure enable always trigger _500_hold;
