-- A reason code is told to safeguarding leads as it is, and to everybody else by its public name (E1.4): what could come
-- from a restriction reads like whatever else stops a booking. Codes that no lesson can fail for are nobody's secret.
create or replace function ledger.public_reasons(p_persona text, p_reasons text[])
  returns text[]
  language sql
  stable
  set search_path = pg_catalog, pg_temp
begin atomic
  select case
    when p_persona = 'web_dsl' then p_reasons
    else array(
      select told.code
      from (
        select coalesce(known.public_code, held.code) as code, min(held.place) as place
        from unnest(p_reasons) with ordinality as held (code, place)
        left join booking.reason as known on known.code = held.code
        group by coalesce(known.public_code, held.code)
      ) as told
      order by told.place)
  end;
end;

revoke all on function ledger.public_reasons(text, text[]) from public;
grant execute on function ledger.public_reasons(text, text[]) to cap_ledger;

comment on function ledger.public_reasons(text, text[]) is
  'Reason codes as a persona may read them in an entry. Asked by api.ledger_entries.';
