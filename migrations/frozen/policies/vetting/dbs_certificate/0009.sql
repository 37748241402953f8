-- Who may do what to vetting.dbs_certificate
--
--                select     insert                                update     delete
--   cap_vetting  all        officer: seen; tutor: own, declared   .          .
--
-- The tutor declares a certificate of their own; only an officer says that one was seen (F15).
-- Written through api.declare_dbs and api.record_dbs_certificate. Whether somebody is on the barred list
-- is told to officers only (F14, E1.4).

select guard.close_table('vetting.dbs_certificate');
select guard.append_only('vetting.dbs_certificate');
select ledger.protect('vetting.dbs_certificate');

grant select on vetting.dbs_certificate to cap_vetting;
grant insert (certificate_id, person_id, source, number, level, workforce, barred_list, name_on_certificate,
              name_explanation, disclosures, issued_on, seen_on, recorded_by, supersedes)
  on vetting.dbs_certificate to cap_vetting;

create policy cap_vetting_select_all on vetting.dbs_certificate
  for select to cap_vetting
  using (true);

create policy cap_vetting_insert_seen_or_declared on vetting.dbs_certificate
  for insert to cap_vetting
  with check (
    recorded_by = (select identity.person_id())
    and case source
      when 'verified' then recorded_by <> person_id and (select identity.persona()) = 'web_vetting'
      else recorded_by = person_id and (select identity.persona()) = 'web_tutor'
    end
  );

comment on policy cap_vetting_select_all on vetting.dbs_certificate is
  'Whether a tutor is cleared is asked about anybody; what is told, and to whom, is decided by the functions that ask.';
comment on policy cap_vetting_insert_seen_or_declared on vetting.dbs_certificate is
  'An officer records what was seen of somebody else; a tutor declares their own (F15).';
