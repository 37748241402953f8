-- A parent can look up what they said about recordings, and nobody else's words (E2.2, E2.3 row 7).
drop view if exists api.guardian_consents;

create view api.guardian_consents
  with (security_invoker = true, security_barrier = true)
as
  select
    act.act_id,
    act.lesson_id,
    act.learner_id,
    act.kind,
    act.at
  from recording.act as act;

revoke all on api.guardian_consents from public;
grant select on api.guardian_consents to web_guardian;

comment on view api.guardian_consents is
  $$What you said about recordings of your wards' lessons

For guardians: what you said yourself for learners you act for now, one row each time; the latest for a learner and a lesson
counts. What a learner or another parent said is not shown. kind is given, refused, withdrawn, objected or acknowledged;
instants carry an offset. Clauses TS-50, TS-51.$$;
