-- An engagement that ends is counted (E1.1).
begin;
select plan(2);
select tests.person('ann', '{tutor}'), tests.person('bob', '{tutor}');
select tests.engagement('anns', 'ann'), tests.engagement('bobs', 'bob');
select tests.given($$ update identity.engagement set ended_at = now(), ends_on = (now() at time zone 'Europe/London')::date + 1,
  ended_by = tests.registrar(), end_reason = 'Over' where engagement_id = tests.id('anns') $$);
select is(tests.truth($$ select count(*) from vetting.standing where tutor_id = tests.id('ann') $$), '1', 'The tutor''s standing is taken'),
       is(tests.truth($$ select count(*) from vetting.standing where tutor_id = tests.id('bob') $$), '0', 'and nobody else''s');
select * from finish();
rollback;
