-- Where media is stays as it was reported, until the recording is purged: then the row goes, and a tombstone is there
-- (E6). Nobody, whatever their role, removes it otherwise (F20).
set role cap_recording;

create or replace function recording.media_is_only_purged()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_op = 'UPDATE'
    or not exists (select from recording.purge as gone where gone.segment_id = old.segment_id)
  then
    raise exception using
      errcode = '23001',
      message = 'Where a recording is kept is never changed, and forgotten only when it is purged.',
      hint = 'Call purge_recording when it is due.';
  end if;
  return old;
end;
$$;

revoke all on function recording.media_is_only_purged() from public;
grant execute on function recording.media_is_only_purged() to safelane_owner;

comment on function recording.media_is_only_purged() is
  'Refuses every UPDATE, and DELETE where there is no tombstone. Trigger on recording.media.';

set role safelane_owner;

drop trigger if exists _110_only_purged on recording.media;
create trigger _110_only_purged
  before update or delete on recording.media
  for each row execute function recording.media_is_only_purged();
alter table recording.media enable always trigger _110_only_purged;
