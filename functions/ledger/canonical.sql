-- What is hashed has one spelling (RFC 8785 in a narrow profile): keys in order, no spaces, ASCII keys, whole numbers
-- that every reader holds exactly. Whatever is outside the profile is refused, never rounded or guessed.
create or replace function ledger.canonical(p_value jsonb)
  returns text
  language plpgsql
  immutable
  parallel safe
  strict
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_largest constant numeric := 9007199254740991;
  v_number  numeric;
  v_members text;
  v_ascii   boolean;
begin
  case jsonb_typeof(p_value)
    when 'object' then
      select
        string_agg(
          to_json(member.key)::text || ':'
            || case when jsonb_typeof(member.value) in ('object', 'array', 'number') then ledger.canonical(member.value)
              else member.value::text end,
          ',' order by member.key collate "C"),
        bool_and(member.key !~ E'[^\\x20-\\x7e]')
      into v_members, v_ascii
      from jsonb_each(p_value) as member;
      if not v_ascii then
        raise exception using
          errcode = '22023',
          message = 'a key is not printable ASCII',
          hint = 'Canonical JSON of the ledger has ASCII keys.';
      end if;
      return '{' || coalesce(v_members, '') || '}';
    when 'array' then
      return '[' || coalesce((
        select string_agg(ledger.canonical(member), ',' order by place)
        from jsonb_array_elements(p_value) with ordinality as held (member, place)), '') || ']';
    when 'number' then
      v_number := p_value::numeric;
      if v_number <> trunc(v_number) or abs(v_number) > c_largest then
        raise exception using
          errcode = '22023',
          message = 'a number is not whole, or too large to be read exactly',
          hint = 'Canonical JSON of the ledger has whole numbers up to 2^53 - 1. Write others as strings.';
      end if;
      return trunc(v_number)::text;
    else
      return p_value::text;
  end case;
end;
$$;

revoke all on function ledger.canonical(jsonb) from public;
grant execute on function ledger.canonical(jsonb)
  to cap_ledger, cap_identity, cap_policy, cap_vetting, cap_booking, cap_recording, cap_migration;

comment on function ledger.canonical(jsonb) is
  'The canonical JSON of a value (JCS profile: ASCII keys, whole numbers); 22023 for what is outside it. Asked by ledger.canonical_detail and by whoever makes digests.';
