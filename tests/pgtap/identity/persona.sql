-- The persona is told where the person is, and only as long as the seal is right.
begin;
select plan(5);

select tests.person('ann', '{tutor,learner}');
select tests.pretend('web_tutor');
select is(identity.persona(), null, 'Nobody has no persona');
select tests.become('ann', 'web_tutor');
select is(identity.persona(), 'web_tutor', 'The persona somebody came as');
select set_config('safelane.persona', 'web_admin', true);
select is(identity.persona(), null, 'Another hat put on by hand breaks the seal');
select tests.become('ann', 'web_learner');
select is(identity.persona(), 'web_learner', 'Sealed anew it is the new one');
select is(tests.value_as('cap_booking', 'identity.persona()'), 'web_learner', 'A lane''s function is told the same');

select * from finish();
rollback;
