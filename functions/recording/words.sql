-- A code is told with what it means and what can be done.
set role cap_recording;

create or replace function recording.words(p_codes text[])
  returns jsonb
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select coalesce(jsonb_agg(
    jsonb_build_object('code', reason.code, 'meaning', reason.meaning, 'remedy', reason.remedy) order by reason.code), '[]')
  from recording.reason as reason
  where reason.code = any (p_codes);
$$;

revoke all on function recording.words(text[]) from public;

comment on function recording.words(text[]) is
  'These codes in order, each once, as {code, meaning, remedy}. Asked by recording.visible_reasons.';

set role safelane_owner;
