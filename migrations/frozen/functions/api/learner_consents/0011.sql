-- A learner can look up what they said about recordings, and nobody else's words (E2.2, E2.3 row 7).
drop view if exists api.learner_consents;

create view api.learner_consents
  with (security_invoker = true, security_barrier = true)
as
  select
    act.act_id,
    act.lesson_id,
    act.learner_id,
    act.kind,
    act.at
  from recording.act as act;

revoke all on api.learner_consents from public;
grant select on api.learner_consents to web_learner;

comment on view api.learner_consents is
  $$What you said about recordings

For learners: what you said yourself about recording your lessons, one row each time; the latest for a lesson counts. What a
parent said is not shown. kind is given, refused, withdrawn or objected; instants carry an offset. Clauses TS-51 to TS-53.$$;
