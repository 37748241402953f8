-- A tutor sees which of their own checks are in order, and until when (E1.4).
-- Deliberately not shown: screening, what the DBS or a list answered, who checked what, and anything about a hold.
drop view if exists api.my_vetting;

create view api.my_vetting
  with (security_invoker = true, security_barrier = true)
as
  select standing.item, standing.status, standing.until
  from vetting.my_standing() as standing;

revoke all on api.my_vetting from public;
grant select on api.my_vetting to web_tutor;
select guard.read_only('api.my_vetting');

comment on view api.my_vetting is
  $$How your own checks stand

For tutors: one row for each check, topic of training and document that your work needs. Clauses TS-75 to TS-85, E1.4.$$;
comment on column api.my_vetting.item is
  'dbs_enhanced, barred_list, identity, qualifications, references, …, training:<topic>, document:<document>, contract, vetting_gate.';
comment on column api.my_vetting.status is
  'ok, missing (supply it), lapsed (renew it) or under_review (somebody is looking at what you supplied).';
comment on column api.my_vetting.until is
  'ok: the instant from which it no longer counts; lapsed: since when; empty where there is none.';
