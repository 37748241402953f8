-- A guardian sees the children they act for, by first name and age band, and nobody else's (B.2 row 27).
-- Deliberately not shown: family name, date of birth, and who else answers for the child.
drop view if exists api.my_wards;

create view api.my_wards
  with (security_invoker = true, security_barrier = true)
as
  select
    link.learner_id,
    ward.given_name,
    identity.age_band(ward.date_of_birth, identity.civil_date(now())) as age_band,
    link.capacity,
    link.valid_from as since
  from identity.guardianship as link
  join identity.person as ward on ward.person_id = link.learner_id;

revoke all on api.my_wards from public;
grant select on api.my_wards to web_guardian;
select guard.read_only('api.my_wards');

comment on view api.my_wards is
  $$The children you act for

For guardians: one row for each live link, with the age band of today in London (under_13, 13_to_15, 16_to_17).
A learner who is 18 answers for themselves and is not listed. Clauses TN-23, B.2 row 27.$$;
comment on column api.my_wards.learner_id is 'The learner, as booking functions take them in learner_ids.';
comment on column api.my_wards.given_name is 'First name.';
comment on column api.my_wards.age_band is 'under_13, 13_to_15 or 16_to_17; under_13 where no date of birth is known.';
comment on column api.my_wards.capacity is 'parent, delegated_guardian, local_authority or sponsor.';
comment on column api.my_wards.since is 'The instant from which the link holds.';
