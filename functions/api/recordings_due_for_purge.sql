-- What may be purged now, a page at a time (E6, E7 report 11). What is held is not in it, and nothing says that it is; nor
-- does a reporter read of lessons they had to do with, where a gap would say so.
set role cap_recording;

create or replace function api.recordings_due_for_purge(after_segment_id uuid default null, page_size integer default 100)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'recordings_due_for_purge';
  v_caller constant uuid := identity.require_persona('web_service', 'web_compliance');
  v_rows   jsonb;
  v_after  uuid;
begin
  if page_size is null or page_size not between 1 and 1000 then
    raise exception using
      errcode = 'PT422',
      message = 'page_size is not a number of rows',
      hint = 'Send 1 to 1000; leave it out for 100.';
  end if;

  select coalesce(jsonb_agg(jsonb_build_object(
      'segment_id', due.segment_id, 'ended_on', due.ended_on, 'kept_until', due.kept_until, 'why', due.why)
    order by due.segment_id) filter (where not due.own), '[]'),
    case when count(*) = page_size then (array_agg(due.segment_id order by due.segment_id desc))[1] end
  into v_rows, v_after
  from (
    select page.*, identity.persona() = 'web_compliance' and recording.is_involved(v_caller, page.lesson_id, now()) as own
    from recording.purgeable(clock_timestamp(), after_segment_id, page_size) as page
  ) as due;

  perform ledger.append(c_action, null, null, 'done', '{}', jsonb_build_object('rows', jsonb_array_length(v_rows)));
  return guard.accept(200, jsonb_build_object(
    'rows', v_rows,
    'next_after', v_after));
end;
$$;

revoke all on function api.recordings_due_for_purge(uuid, integer) from public;
grant execute on function api.recordings_due_for_purge(uuid, integer) to web_service, web_compliance;

comment on function api.recordings_due_for_purge(uuid, integer) is
  $$Recordings that are due to be purged

For the session service and compliance reporters. Answers 200 with rows (segment_id, ended_on, kept_until, why: retention
or withdrawn) in the order of segment_id, and next_after to send as after_segment_id for the next page, null on the last.
page_size is 1 to 1000. Reading it is entered in the ledger; 422 where a value is not usable. Clauses MT-73, TN-16, E6.$$;

set role safelane_owner;
