-- What one version of a protected row says, as 32 octets that betray none of it (TS-12).
-- SHA-256 of the row's fields as canonical JSON, a field list at a time: a column that is added later does not change
-- what was said before. No session setting enters: whoever renders the row fixes them (see ledger.record_change).
create or replace function ledger.digest(p_row jsonb, p_fields text[])
  returns bytea
  language plpgsql
  immutable
  parallel safe
as $$
-- Called once a row and more: no settings of its own, and every operator here is pg_catalog's by its types.
declare
  v_field text;
  v_value jsonb;
  v_text  text := '';
begin
  foreach v_field in array p_fields loop
    v_value := p_row -> v_field;
    -- a field that the row does not have makes the whole null: nothing is said of such a row
    v_text := v_text || ',"' || v_field || '":' || case jsonb_typeof(v_value)
      when 'number' then
        case
          when scale(v_value::numeric) = 0 and abs(v_value::numeric) <= 9007199254740991 then v_value::text
          else '"' || v_value::text || '"'
        end
      when 'object' then ledger.canonical_detail(v_value)
      when 'array' then ledger.canonical_detail(v_value)
      else v_value::text
    end;
  end loop;
  return sha256(convert_to('{' || substr(v_text, 2) || '}', 'UTF8'));
end;
$$;

revoke all on function ledger.digest(jsonb, text[]) from public;
grant execute on function ledger.digest(jsonb, text[])
  to cap_ledger, cap_identity, cap_policy, cap_vetting, cap_booking, cap_recording;

comment on function ledger.digest(jsonb, text[]) is
  'SHA-256 of the named fields of a row (to_jsonb under fixed settings) as canonical JSON; null where the row has no such field. The list is sorted by octets. Asked by ledger.record_change, ledger.require_entry and ledger.unrecorded_in.';
