-- A value as near to the ledger's canonical JSON as it can be: other numbers become strings of their digits, and an
-- object with a key outside ASCII becomes {"text": …} with its own text.
create or replace function ledger.tame(p_value jsonb)
  returns jsonb
  language plpgsql
  immutable
  parallel safe
  strict
  set search_path = pg_catalog, pg_temp
as $$
begin
  case jsonb_typeof(p_value)
    when 'object' then
      if exists (select from jsonb_object_keys(p_value) as key where key ~ E'[^\\x20-\\x7e]') then
        return jsonb_build_object('text', p_value::text);
      end if;
      return coalesce((
        select jsonb_object_agg(member.key, ledger.tame(member.value)) from jsonb_each(p_value) as member), '{}');
    when 'array' then
      return coalesce((
        select jsonb_agg(ledger.tame(member) order by place)
        from jsonb_array_elements(p_value) with ordinality as held (member, place)), '[]');
    when 'number' then
      if p_value::numeric <> trunc(p_value::numeric) or abs(p_value::numeric) > 9007199254740991 then
        return to_jsonb(p_value::text);
      end if;
      return p_value;
    else
      return p_value;
  end case;
end;
$$;

revoke all on function ledger.tame(jsonb) from public;
grant execute on function ledger.tame(jsonb)
  to cap_ledger, cap_identity, cap_policy, cap_vetting, cap_booking, cap_recording;

comment on function ledger.tame(jsonb) is
  'A value with everything that canonical JSON does not know turned into strings. Asked by ledger.canonical_detail.';
