-- Who may do what to vetting.notice
--
--                select     insert                       update     delete
--   cap_vetting  all        officer or lead, to others   .          .
--
-- Served by an officer or the safeguarding lead through api.serve_notice (E1.4). A suspension is not a
-- vetting matter: only the lead gives notice of it.

select guard.close_table('vetting.notice');
select guard.append_only('vetting.notice');
select ledger.protect('vetting.notice');

grant select on vetting.notice to cap_vetting;
grant insert (notice_id, person_id, code, served_by)
  on vetting.notice to cap_vetting;

create policy cap_vetting_select_all on vetting.notice
  for select to cap_vetting
  using (true);

create policy cap_vetting_insert_as_officer_or_lead on vetting.notice
  for insert to cap_vetting
  with check (
    served_by = (select identity.person_id())
    and served_by <> person_id
    and (
      (select identity.persona()) = 'web_dsl'
      or (select identity.persona()) = 'web_vetting' and code <> 'TUTOR_SUSPENDED'
    )
  );

comment on policy cap_vetting_select_all on vetting.notice is
  'Whether a tutor is cleared is asked about anybody; what is told, and to whom, is decided by the functions that ask.';
comment on policy cap_vetting_insert_as_officer_or_lead on vetting.notice is
  'Notice is served in one''s own name, and never to oneself.';
