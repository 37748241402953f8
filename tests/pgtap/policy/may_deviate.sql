-- What may be departed from at all (TS-09, B.3).
begin;
select plan(17);
create function pg_temp.may(p_key text, p_value jsonb) returns text language sql as $$
  select tests.value_as('cap_policy', format('policy.may_deviate(%L, %L)', p_key, p_value))
$$;
select is(pg_temp.may(key, value), 'false', format('Nobody is let off: %s', key))
from (values ('vetting.required_checks', '[]'::jsonb), ('vetting.min_references', '0'), ('vetting.contract_required', 'false'), ('vetting.dbs_interval', '"P2Y"'),
             ('vetting.sanctions_max_age', '"PT72H"'), ('training.required', '[]'), ('training.interval', '"P1Y"'), ('training.agency_dsl', '[]'), ('ack.required', '[]'),
             ('recording.basis', '"notice_always_on"'), ('recording.basis', '"consent_per_session"')) as let_off (key, value);
select is(pg_temp.may('session.max_group', '12'), 'true', 'Twelve learners are the most'),
       is(pg_temp.may('session.max_group', '13'), 'false', 'thirteen too many'),
       is(pg_temp.may('session.start_early', '"PT1H"'), 'true', 'An hour early is the earliest'),
       is(pg_temp.may('session.start_early', '"PT61M"'), 'false', 'a minute more is too early'),
       is(pg_temp.may('chaperone.13_to_15.in_person', '"none"'), 'true', 'A chaperone rule is departed from'),
       is(pg_temp.may('student.min_age', '6'), 'true', 'and so is whatever is not about those who teach');
select * from finish();
rollback;
