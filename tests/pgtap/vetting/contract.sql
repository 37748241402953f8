-- Who may do what to vetting.contract.
begin;
select plan(16);

select * from tests.officers_table_is_closed('contract', '{"kind": "tutor_contract", "starts_on": "2026-01-01"}');

-- what is no such record at all, whoever writes it
select tests.organisation('hill school', 'school');
select tests.engagement('ann at hill', 'ann', p_school => 'hill school');
select tests.step_back();
select tests.no_place_for('contract', '{"kind": "tutor_contract", "starts_on": "2026-01-01"}', wrong, why) from (values
  (jsonb_build_object('kind', 'handshake', 'engagement_id', tests.id('ann at hill')), 'A contract is one of the three kinds'),
  ('{"ends_on": "2026-01-01"}', 'and does not end before it covers a day (TS-80)'),
  ('{"kind": "written_confirmation"}', 'A written confirmation is for an engagement (F16)'),
  (jsonb_build_object('kind', 'responsibility_agreement', 'engagement_id', tests.id('ann at hill')), 'and who answers for what, for a learner (TN-30)')) as record (wrong, why);

select * from finish();
rollback;
