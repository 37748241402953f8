-- Who may do what to vetting.self_disclosure
--
--                select     insert   update     delete
--   cap_vetting  all        own      .          .
--
-- No web role reads it. A tutor tells of themselves through api.declare_disclosure (MT-38).

select guard.close_table('vetting.self_disclosure');
select guard.append_only('vetting.self_disclosure');
select ledger.protect('vetting.self_disclosure');

grant select on vetting.self_disclosure to cap_vetting;
grant insert (self_disclosure_id, person_id, nature, recorded_by)
  on vetting.self_disclosure to cap_vetting;

create policy cap_vetting_select_all on vetting.self_disclosure
  for select to cap_vetting
  using (true);

create policy cap_vetting_insert_own on vetting.self_disclosure
  for insert to cap_vetting
  with check (
    person_id = (select identity.person_id())
    and recorded_by = person_id
    and (select identity.persona()) = 'web_tutor'
  );

comment on policy cap_vetting_select_all on vetting.self_disclosure is
  'Whether a tutor is cleared is asked about anybody; what is told, and to whom, is decided by the functions that ask.';
comment on policy cap_vetting_insert_own on vetting.self_disclosure is
  'A tutor discloses what concerns themselves.';
