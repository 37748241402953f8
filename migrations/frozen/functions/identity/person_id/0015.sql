-- The person who was proved to be asking, and null for everybody else: nobody, a forged setting, a seal copied from
-- another transaction or another person, and somebody whose token ran out while the transaction was held open.
set role cap_seal;

create or replace function identity.person_id()
  returns uuid
  language plpgsql
  stable
  parallel restricted
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_person  text := nullif(current_setting('safelane.person', true), '');
  v_persona text := nullif(current_setting('safelane.persona', true), '');
  v_until   text := nullif(current_setting('safelane.until', true), '');
  v_token   text := coalesce(current_setting('safelane.token', true), '');
  v_seal    text := nullif(current_setting('safelane.seal', true), '');
begin
  if v_person is null or v_persona is null or v_until is null or v_seal is null then
    return null;
  end if;
  -- hashes are compared, so that the time it takes tells nothing about the seal
  if sha256(convert_to(v_seal, 'UTF8'))
    is distinct from sha256(convert_to(identity.seal_of(v_person, v_persona, v_until, v_token), 'UTF8'))
  then
    return null;
  end if;
  if extract(epoch from clock_timestamp()) >= v_until::numeric then
    return null;
  end if;
  return v_person::uuid;
end;
$$;

-- Policies ask this in the role of whoever runs the query.
revoke all on function identity.person_id() from public;
grant execute on function identity.person_id()
  to cap_guard, cap_ledger, cap_identity, cap_policy, cap_vetting, cap_booking, cap_recording, cap_migration,
     web_anon, web_learner, web_guardian, web_tutor, web_agency, web_school,
     web_vetting, web_compliance, web_service, web_admin, web_dsl, web_lado;

comment on function identity.person_id() is
  'The sealed person of this transaction, or null. Asked by policies and by every lane; write (select identity.person_id()) in a policy.';

set role safelane_owner;
