-- Who may do what to vetting.prohibition_check.
begin;
select plan(14);

select * from tests.officers_table_is_closed('prohibition_check', '{"kind": "tra_prohibition", "result": "clear", "checked_on": "2026-01-01"}');

-- what is no such record at all, whoever writes it
select tests.step_back();
select tests.no_place_for('prohibition_check', '{"kind": "tra_prohibition", "result": "clear", "checked_on": "2026-01-01"}', wrong, why) from (values
  (jsonb '{"kind": "horoscope"}', 'A prohibition is of a kind that the law knows (C.6)'),
  ('{"result": "unclear"}', 'and there is none, or there is a match')) as record (wrong, why);

select * from finish();
rollback;
