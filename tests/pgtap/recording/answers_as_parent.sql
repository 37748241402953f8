-- Parental responsibility or delegated authority, under a live link (E2.2, E2.3 row 21).
begin;
select plan(8);
select tests.ward('lily', tests.born(11));
select tests.person(who) from unnest(array['delegate', 'council', 'sponsor', 'was', 'young']) as who;
select tests.guardian('delegate', 'lily', 'delegated_guardian'), tests.guardian('council', 'lily', 'local_authority'), tests.guardian('sponsor', 'lily', 'sponsor'), tests.guardian('was', 'lily', 'parent', '2020-01-01', now());
select is(tests.truth(format('select recording.answers_as_parent(%L, tests.id(''lily''), now())', tests.id(who))), answers, format('%s: %s', who, answers))
from (values ('lily''s parent', 'true'), ('delegate', 'true'), ('council', 'true'), ('sponsor', 'false'), ('was', 'false'), ('young', 'false'), ('lily', 'false')) as asked (who, answers);
select is(tests.truth($$ select recording.answers_as_parent(tests.id('was'), tests.id('lily'), now() - interval '1 second') $$), 'true', 'until the instant the link ended');
select * from finish();
rollback;
