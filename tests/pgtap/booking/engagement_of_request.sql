-- Somebody else's engagement is like one that does not exist.
begin;
select plan(11);
select tests.person('ann', '{tutor}'), tests.person('bob', '{tutor}');
select tests.organisation('acme', 'agency'), tests.organisation('other', 'agency'), tests.person('agent'), tests.power('agent', 'agency_operator', 'acme');
select tests.engagement('alone', 'ann'), tests.engagement('acme''s', 'ann', 'acme'), tests.engagement('other''s', 'ann', 'other'),
       tests.engagement('bob''s', 'bob', 'acme');
create function pg_temp.means(p_persona text, p_engagement text) returns text language sql as $$
  select tests.seal_as('agent', p_persona);
  select coalesce((select name from unnest(array['alone', 'acme''s', 'other''s', 'bob''s']) as name where tests.id(name)::text = found), found)
  from (select tests.truth(format('select booking.engagement_of_request(%L, %L, now())', tests.id(p_engagement), tests.id('ann')))) as asked (found)
$$;
select is(pg_temp.means(persona, named), means, format('%s naming %s', persona, coalesce(named, 'none')))
from (values
  ('web_guardian', null, 'alone'), ('web_guardian', 'acme''s', 'acme''s'), ('web_guardian', 'bob''s', '00000000-0000-0000-0000-000000000000'),
  ('web_guardian', 'unheard of', '00000000-0000-0000-0000-000000000000'),
  ('web_agency', null, 'acme''s'), ('web_agency', 'acme''s', 'acme''s'), ('web_agency', 'other''s', '00000000-0000-0000-0000-000000000000'),
  ('web_agency', 'alone', '00000000-0000-0000-0000-000000000000'), ('web_agency', 'bob''s', '00000000-0000-0000-0000-000000000000')) as asked (persona, named, means);
-- an agency that names none means one that has not ended
select tests.person('dee', '{tutor}'), tests.engagement('dee for acme', 'dee', 'acme');
create function pg_temp.of_dee(p_at timestamptz) returns text language sql as $$
  select tests.seal_as('agent', 'web_agency');
  select tests.truth(format('select booking.engagement_of_request(null, %L, %L)', tests.id('dee'), p_at))
$$;
select tests.settled();
select tests.given($$ alter table identity.engagement disable trigger user;
  update identity.engagement set ended_at = now(), ended_by = tests.registrar(), end_reason = 'Over' where tutor_id = tests.id('dee') $$);
select is(pg_temp.of_dee(now() - interval '1 microsecond'), tests.id('dee for acme')::text, 'An agency naming none means one until it ends'),
       is(pg_temp.of_dee(now()), '00000000-0000-0000-0000-000000000000', 'and not from then on');
select * from finish();
rollback;
