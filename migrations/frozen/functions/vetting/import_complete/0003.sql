-- A row of the Single Central Record that agrees with nothing on record cannot be recorded: what the record does not
-- show would have to be invented (C.5, C.6).
create or replace function vetting.import_complete(p_row jsonb)
  returns void
  language plpgsql
  immutable
  parallel safe
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_hidden text;
begin
  select min(cell.name)
  into v_hidden
  from jsonb_each_text(p_row) as cell (name, value)
  where cell.value = '(not shown)'
    or cell.name = 'number' and cell.value ~ '^[*]';

  if v_hidden is not null then
    raise exception using
      errcode = 'PT409',
      message = format('the row does not show %s in full, and nothing on record agrees with it', v_hidden),
      hint = 'Complete the row from the evidence itself.';
  end if;
end;
$$;

revoke all on function vetting.import_complete(jsonb) from public;
grant execute on function vetting.import_complete(jsonb) to cap_vetting;

comment on function vetting.import_complete(jsonb) is
  'PT409 where a row holds something that the record only hints at. Asked before a row is recorded.';
