-- Existence is content (F9): whoever asks for entries is shown none that names them, except what they did themselves
-- in the very persona they ask in. Safeguarding leads see the rest; compliance reporters and administrators see it
-- without what only safeguarding leads may know happened (E1.4, E5). What the coordinator of referrals to the LADO does
-- belongs to an allegation, of which none of them learns here (E5, F9).
create or replace function ledger.is_for_asker(
  p_asker   uuid,
  p_persona text,
  p_actor   uuid,
  p_action  text,
  p_body    text
)
  returns boolean
  language sql
  stable
  parallel safe
begin atomic
  select case
    when p_asker is null or p_persona is null or p_persona not in ('web_dsl', 'web_compliance', 'web_admin') then false
    when position(p_asker::text in p_body) > 0
      and not (p_actor is not distinct from p_asker and p_body::jsonb ->> 'persona' is not distinct from p_persona)
      then false
    -- canonical JSON has one order
    when position('"persona":"web_lado","policy":' in p_body) > 0 then false
    else p_persona = 'web_dsl' or not exists (
      select from ledger.confidential_action as confidential where confidential.action = p_action)
  end;
end;

revoke all on function ledger.is_for_asker(uuid, text, uuid, text, text) from public;
grant execute on function ledger.is_for_asker(uuid, text, uuid, text, text) to cap_ledger;

comment on function ledger.is_for_asker(uuid, text, uuid, text, text) is
  'Whether this person, in this persona, may know of an entry. Asked by the policies of ledger.opening.';
