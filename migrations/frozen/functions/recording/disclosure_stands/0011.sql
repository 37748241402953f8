-- Before anything leaves there is a row, approved by another; in an emergency the row alone does, for a day. A row to one
-- recipient is none to another (E3.1, E3.3).
set role cap_recording;

create or replace function recording.disclosure_stands(p_segment uuid, p_at timestamptz, p_recipient_type text)
  returns boolean
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select exists (
    select
    from recording.disclosure as disclosed
    where disclosed.segment_ids @> array[p_segment]
      and disclosed.recipient_type = p_recipient_type
      and disclosed.requested_at <= p_at
      and (disclosed.approved_at <= p_at
        or disclosed.urgent and p_at < disclosed.requested_at + interval '24 hours')
  );
$$;

revoke all on function recording.disclosure_stands(uuid, timestamptz, text) from public;

comment on function recording.disclosure_stands(uuid, timestamptz, text) is
  'Whether a disclosure to this kind of recipient covers a segment: approved, or urgent and requested less than 24 hours ago. Asked by recording.staff_read_findings.';

set role safelane_owner;
