-- Stories about identity.

-- What a capability role is told when a statement fails: select is(tests.error_as('cap_identity', $$ … $$), 'PT422 …', '…');
-- null where it does not fail.
create or replace function tests.error_as(p_role text, p_sql text)
  returns text
  language plpgsql
as $$
declare
  v_state   text;
  v_message text;
begin
  begin
    perform tests.do_as(p_role, p_sql);
  exception when others then
    get stacked diagnostics v_state = returned_sqlstate, v_message = message_text;
  end;
  return v_state || ' ' || v_message;
end;
$$;
