-- Which row is meant: the values of its primary key, joined with a stroke.
-- A stroke within a value is written ~1 and a tilde ~0, so that two rows never read alike.
create or replace function ledger.key_text(p_row jsonb, p_keys text[])
  returns text
  language plpgsql
  immutable
  parallel safe
as $$
declare
  v_key  text;
  v_text text;
begin
  foreach v_key in array p_keys loop
    v_text := concat(v_text || '/', replace(replace(p_row ->> v_key, '~', '~0'), '/', '~1'));
  end loop;
  return v_text;
end;
$$;

revoke all on function ledger.key_text(jsonb, text[]) from public;
grant execute on function ledger.key_text(jsonb, text[])
  to cap_ledger, cap_identity, cap_policy, cap_vetting, cap_booking, cap_recording;

comment on function ledger.key_text(jsonb, text[]) is
  'The primary key of a row as one text. Asked by ledger.record_change, ledger.require_entry and ledger.unrecorded_in.';
