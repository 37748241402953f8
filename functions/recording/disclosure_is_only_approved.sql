-- A request for disclosure stays as it was made; somebody else approves it, once (E3.3). Nothing of it is deleted.
create or replace function recording.disclosure_is_only_approved()
  returns trigger
  language plpgsql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_approval constant text[] := array['approved_by', 'approved_at'];
begin
  if tg_op = 'DELETE'
    or to_jsonb(new) - c_approval <> to_jsonb(old) - c_approval
    or old.approved_at is not null
  then
    raise exception using
      errcode = '23001',
      message = 'A disclosure is approved once, and never rewritten.',
      hint = 'Request a new one where something is different.';
  end if;
  return new;
end;
$$;

revoke all on function recording.disclosure_is_only_approved() from public;

comment on function recording.disclosure_is_only_approved() is
  'Lets a disclosure be approved once and otherwise leaves it alone. Trigger on recording.disclosure.';

drop trigger if exists _100_only_approved on recording.disclosure;
create trigger _100_only_approved
  before update or delete on recording.disclosure
  for each row execute function recording.disclosure_is_only_approved();
alter table recording.disclosure enable always trigger _100_only_approved;
