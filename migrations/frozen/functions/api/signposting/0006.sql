-- Where to turn for help, verbatim and by age, for everybody, signed in or not (TS-40, F7).
-- A line for all ages is listed under each band, so that one filter finds everything that fits a reader.
drop view if exists api.signposting;

create view api.signposting
  with (security_invoker = true, security_barrier = true)
as
  select distinct on (aged.band, line.service)
    aged.band,
    line.sort_order,
    line.service,
    line.contact,
    line.wording,
    line.version,
    line.verified_on,
    line.verified_by,
    line.review_due,
    encode(sha256(convert_to(line.service || E'\n' || line.contact || E'\n' || line.wording, 'UTF8')), 'hex') as sha256
  from policy.signposting as line
  join (values ('under_13'), ('13_to_15'), ('16_to_17'), ('adult')) as aged (band)
    on line.band in (aged.band, 'all')
  order by aged.band, line.service, line.version desc, line.band;

revoke all on api.signposting from public;
grant select on api.signposting
  to web_anon, web_learner, web_guardian, web_tutor, web_agency, web_school,
     web_vetting, web_compliance, web_service, web_admin, web_dsl, web_lado;
select guard.read_only('api.signposting');

comment on view api.signposting is
  $$Where to turn for help

For everybody, signed in or not. Filter band (under_13, 13_to_15, 16_to_17, adult) and order by sort_order. Show
contact and wording as they are: never translated, shortened or reformatted. Clauses TS-15, TS-40.$$;
comment on column api.signposting.band is 'Age band of the reader: under_13, 13_to_15, 16_to_17 or adult.';
comment on column api.signposting.sort_order is 'Place in the list; the most urgent first.';
comment on column api.signposting.service is 'Name of the service, for programs.';
comment on column api.signposting.contact is 'Number, text number or address, verbatim.';
comment on column api.signposting.wording is 'What to say about it, verbatim.';
comment on column api.signposting.version is 'Version of this line; the latest is served.';
comment on column api.signposting.verified_on is 'The day on which the line was last verified.';
comment on column api.signposting.verified_by is 'How, or by whom, it was verified.';
comment on column api.signposting.review_due is 'The day by which it is verified again, within six months.';
comment on column api.signposting.sha256 is 'SHA-256 of service, contact and wording, each on its line, in hexadecimal.';
