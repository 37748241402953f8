-- The persona as which the proved person is asking (web_tutor, web_admin …), and null where nobody was proved.
set role cap_seal;

create or replace function identity.persona()
  returns text
  language plpgsql
  stable
  parallel restricted
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  if identity.person_id() is null then
    return null;
  end if;
  return current_setting('safelane.persona');
end;
$$;

-- Policies ask this in the role of whoever runs the query.
revoke all on function identity.persona() from public;
grant execute on function identity.persona()
  to cap_guard, cap_ledger, cap_identity, cap_policy, cap_vetting, cap_booking, cap_recording, cap_migration,
     web_anon, web_learner, web_guardian, web_tutor, web_agency, web_school,
     web_vetting, web_compliance, web_service, web_admin, web_dsl, web_lado;

comment on function identity.persona() is
  'The sealed persona of this transaction, or null. Asked by policies and by every lane; write (select identity.persona()) in a policy.';

set role safelane_owner;
