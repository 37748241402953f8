-- An organisation acts under its own engagements (TS-16, TS-17).
begin;
select plan(12);
select tests.person('ann', '{tutor}');
select tests.organisation('acme', 'agency'), tests.organisation('other', 'agency'), tests.organisation('hill', 'school');
select tests.engagement('alone', 'ann'), tests.engagement('acme''s', 'ann', 'acme'), tests.engagement('other''s', 'ann', 'other'),
       tests.engagement('both', 'ann', 'acme', 'hill'), tests.engagement('hill''s', 'ann', null, 'hill');
select tests.person('agent'), tests.power('agent', 'agency_operator', 'acme');
select tests.person('two'), tests.power('two', 'agency_operator', 'acme'), tests.power('two', 'agency_operator', 'other');
select tests.person('head'), tests.power('head', 'school_representative', 'hill');
select tests.person('gone'), tests.power('gone', 'agency_operator', 'acme', '2020-01-01', now());
select tests.person('new'), tests.power('new', 'agency_operator', 'acme', now() + interval '1 second');
select tests.person('leaving'), tests.power('leaving', 'agency_operator', 'acme', '2020-01-01', now() + interval '1 second');
select tests.person('dsl'), tests.power('dsl', 'agency_dsl', 'acme');

select tests.become('agent', 'web_agency');
select set_eq('select unnest(booking.caller_engagements())', $$ select tests.id(name) from unnest(array['acme''s', 'both']) as name $$, 'An agency');
select tests.become('two', 'web_agency');
select set_eq('select unnest(booking.caller_engagements())', $$ select tests.id(name) from unnest(array['acme''s', 'both', 'other''s']) as name $$, 'Somebody of two agencies');
select tests.become('head', 'web_school');
select set_eq('select unnest(booking.caller_engagements())', $$ select tests.id(name) from unnest(array['hill''s', 'both']) as name $$, 'A school');
select tests.become('agent', 'web_school');
select is(booking.caller_engagements(), '{}', 'An agent who comes as a school has none');
select tests.become('gone', 'web_agency');
select is(booking.caller_engagements(), '{}', 'nor who was an agent');
select tests.become('dsl', 'web_agency');
select is(booking.caller_engagements(), '{}', 'nor an agency''s safeguarding lead, who commissions nothing');
select tests.pretend('web_agency');
select is(booking.caller_engagements(), '{}', 'nor who proved nothing');
select tests.become('ann', 'web_tutor');
select tests.is_refused('select booking.caller_engagements()', 'nor anybody else');
select tests.become('new', 'web_agency');
select is(booking.caller_engagements(), '{}', 'nor who is to be an agent');
select tests.become('leaving', 'web_agency');
select isnt(booking.caller_engagements(), '{}', 'Who is one until tomorrow still has them');
-- the hat counts by itself, also where a power is held at an organisation of the other kind
select tests.settled();
select tests.given('alter table identity.engagement drop constraint engagement_agency, drop constraint engagement_school');
select tests.given($$ alter table identity.engagement disable trigger user;
  update identity.engagement set school_id = tests.id('acme'), agency_id = null where engagement_id = tests.id('acme''s');
  update identity.engagement set agency_id = tests.id('hill'), school_id = null where engagement_id = tests.id('hill''s') $$);
select tests.become('agent', 'web_agency');
select is(booking.caller_engagements(), array[tests.id('both')], 'An agency has what it commissions as an agency');
select tests.become('head', 'web_school');
select is(booking.caller_engagements(), array[tests.id('both')], 'and a school as a school');
select * from finish();
rollback;
