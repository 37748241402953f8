-- Who may do what to vetting.disclosure_assessment
--
--                select     insert                     update     delete
--   cap_vetting  all        as officer, about others   .          .
--
-- What a certificate or a tutor disclosed is weighed by neither its recorder nor the person (E1.3, MT-38);
-- the trigger of vetting.assessor_is_another holds that for every role. Written through api.assess_disclosure.

select guard.close_table('vetting.disclosure_assessment');
select guard.append_only('vetting.disclosure_assessment');
select ledger.protect('vetting.disclosure_assessment');

grant select on vetting.disclosure_assessment to cap_vetting;
grant insert (assessment_id, person_id, certificate_id, self_disclosure_id, decision, rationale, assessed_by)
  on vetting.disclosure_assessment to cap_vetting;

create policy cap_vetting_select_all on vetting.disclosure_assessment
  for select to cap_vetting
  using (true);

create policy cap_vetting_insert_as_officer on vetting.disclosure_assessment
  for insert to cap_vetting
  with check (
    assessed_by = (select identity.person_id())
    and assessed_by <> person_id
    and (select identity.persona()) = 'web_vetting'
  );

comment on policy cap_vetting_select_all on vetting.disclosure_assessment is
  'Whether a tutor is cleared is asked about anybody; what is told, and to whom, is decided by the functions that ask.';
comment on policy cap_vetting_insert_as_officer on vetting.disclosure_assessment is
  'An officer weighs in their own name, and never what concerns themselves.';
