-- Where to turn for help: verbatim, by age, for everybody (TS-40, F7).
begin;
select plan(19);

select tests.nobody();
select is((select contact from api.signposting where band = 'under_13' and service = 'childline'), '0800 1111', 'Childline');
select is((select contact from api.signposting where band = 'adult' and service = 'nspcc_helpline'), '0808 800 5000', 'NSPCC helpline');
select is((select contact from api.signposting where band = '16_to_17' and service = 'samaritans'), '116 123', 'Samaritans');
select is((select contact from api.signposting where band = '13_to_15' and service = 'papyrus_hopeline'), '0800 068 4141', 'Papyrus HOPELINE');
select is((select contact from api.signposting where band = '13_to_15' and service = 'shout'), 'text 85258', 'Shout');
select is((select contact from api.signposting where band = 'adult' and service = 'nspcc_whistleblowing'), '0800 028 0285', 'NSPCC whistleblowing');
select is((select contact from api.signposting where band = 'adult' and service = 'police_non_emergency'), '101', 'The police when it is no emergency');
select set_eq($$ select band from api.signposting where service = 'emergency' and contact = '999' $$,
  $$ values ('under_13'), ('13_to_15'), ('16_to_17'), ('adult') $$, '999 is shown at every age');
select is(
  (select string_agg(service, ' ' order by band) from (select distinct on (band) band, service from api.signposting order by band, sort_order) as first),
  'emergency emergency emergency emergency', 'and always first');
select set_eq($$ select distinct band from api.signposting $$, $$ values ('under_13'), ('13_to_15'), ('16_to_17'), ('adult') $$,
  'A line for all ages is listed under each');
select is_empty($$ select from api.signposting where service in ('nspcc_helpline', 'nspcc_whistleblowing', 'police_non_emergency') and band <> 'adult' $$,
  'Lines for adults are not given to children');
select is_empty($$ select from api.signposting where contact || wording ~* 'crb|secret' $$, 'No old name, and no promise of secrecy');
select is_empty($$ select from api.signposting where review_due > verified_on + interval '6 months' $$, 'Every line is verified again within six months');
select is(
  (select sha256 from api.signposting where band = 'under_13' and service = 'childline'),
  (select encode(sha256(convert_to(service || E'\n' || contact || E'\n' || wording, 'UTF8')), 'hex') from api.signposting where band = 'under_13' and service = 'childline'),
  'The hash is that of the words');

select tests.given($$
  insert into policy.signposting values
    ('childline', 'under_13', 2, '0800 1111', 'New words.', '2026-11-21', 'us', '2027-05-21', 20),
    ('shout', 'adult', 1, 'text 85258', 'Words for adults.', '2026-11-21', 'us', '2027-05-21', 50) $$);
select is((select wording from api.signposting where band = 'under_13' and service = 'childline'), 'New words.', 'The latest version is served, and only it');
select is((select wording from api.signposting where band = 'adult' and service = 'shout'), 'Words for adults.', 'A line for an age goes before a line for all');
select is(has_table_privilege('web_service', 'api.signposting', 'insert, update, delete'), false, 'Nobody writes through the view');
select is(
  (select reloptions from pg_catalog.pg_class where relname = 'signposting' and relkind = 'v'), '{security_invoker=true,security_barrier=true}',
  'The view shows what the reader may see, and no more');

select tests.is_refused($$ select tests.given('insert into api.signposting (wording) values (null)') $$, 'whoever they are', '42501');

select * from finish();
rollback;
