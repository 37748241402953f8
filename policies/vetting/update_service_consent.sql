-- Who may do what to vetting.update_service_consent
--
--                select     insert   update     delete
--   cap_vetting  all        own      .          .
--
-- The holder's own word, given or taken back through api.grant_update_service_consent (TS-79).

select guard.close_table('vetting.update_service_consent');
select guard.append_only('vetting.update_service_consent');
select ledger.protect('vetting.update_service_consent');

grant select on vetting.update_service_consent to cap_vetting;
grant insert (consent_id, person_id, given)
  on vetting.update_service_consent to cap_vetting;

create policy cap_vetting_select_all on vetting.update_service_consent
  for select to cap_vetting
  using (true);

create policy cap_vetting_insert_own on vetting.update_service_consent
  for insert to cap_vetting
  with check (
    person_id = (select identity.person_id())
    and (select identity.persona()) = 'web_tutor'
  );

comment on policy cap_vetting_select_all on vetting.update_service_consent is
  'Whether a tutor is cleared is asked about anybody; what is told, and to whom, is decided by the functions that ask.';
comment on policy cap_vetting_insert_own on vetting.update_service_consent is
  'Nobody consents for somebody else.';
