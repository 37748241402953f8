-- An engagement stays on record as it was opened: whose tutor it was decides whose DSL is told (TS-16, TS-17).
-- It can be ended once, on today's civil day or a later one, never backwards.
create or replace function identity.engagement_is_only_ended()
  returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
declare
  -- the two generated columns are not filled in yet before the row is written
  c_closing constant text[] :=
    array['ends_on', 'ended_at', 'ended_by', 'end_reason', 'agency_kind', 'school_kind'];
  v_today   constant date := identity.civil_date(now());
begin
  if tg_op = 'DELETE' then
    raise exception using
      errcode = '23001',
      message = 'engagements are never deleted',
      hint = 'End the engagement with end_engagement.';
  end if;

  if to_jsonb(new) - c_closing <> to_jsonb(old) - c_closing then
    raise exception using
      errcode = '23001',
      message = 'an engagement does not change after it was opened',
      hint = 'End it and open another.';
  end if;

  if old.ended_at is not null or old.ends_on <= v_today then
    raise exception using
      errcode = '23001',
      message = 'the engagement has come to its end already',
      hint = 'Open a new engagement instead of reopening this one.';
  end if;

  if new.ended_by is null
     or new.end_reason is null
     or new.ended_at is null
     or new.ends_on is null
     or new.ends_on < greatest(v_today, old.starts_on)
     or new.ends_on > old.ends_on
     or new.ended_at < now()
     or new.ended_at > greatest(now(), new.ends_on::timestamp at time zone 'Europe/London') then
    raise exception using
      errcode = '23001',
      message = 'an engagement is only ended, by somebody, from today on',
      hint = 'Set ended_by, end_reason, ended_at and an ends_on that is neither past nor later than before.';
  end if;

  return new;
end;
$$;

revoke all on function identity.engagement_is_only_ended() from public;

comment on function identity.engagement_is_only_ended() is
  'Trigger on identity.engagement: rows are closed once, from today on, and never deleted.';

create or replace trigger _100_engagement_is_only_ended
  before update or delete on identity.engagement
  for each row execute function identity.engagement_is_only_ended();

alter table identity.engagement enable always trigger _100_engagement_is_only_ended;
