-- The question that row security asks of every lesson written (TS-76).
begin;
select plan(8);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('held'), tests.bookable('lapsed');
select tests.restricted('held');
select tests.given($$ insert into policy.document_version (document, version, effective_from, owner, review_due_on, body)
  values ('code_of_conduct', 'newer', now() - interval '1 minute', 'DSL', (now() + interval '1 month')::date, 'New.') $$);
select tests.acknowledges(tutor, 'code_of_conduct', now() - interval '30 seconds') from unnest(array['ann', 'held']) as tutor;
create function pg_temp.asked(p_tutor text, p_state text) returns text language sql as $$
  select tests.truth(format('select booking.tutor_is_bookable(%L, %L, now() + interval ''1 day'', %L, null)',
    tests.id(p_tutor), tests.id(p_tutor || ' alone'), p_state))
$$;
select is(pg_temp.asked(tutor, state), told, format('%s, %s', tutor, state))
from (values ('ann', 'confirmed', 'true'), ('ann', 'in_progress', 'true'), ('held', 'confirmed', 'false'), ('held', 'in_progress', 'false'),
             ('lapsed', 'confirmed', 'false'), ('lapsed', 'in_progress', 'true'), ('nobody', 'confirmed', 'false')) as tried (tutor, state, told);
select is(tests.truth($$ select booking.tutor_is_bookable(null, null, null, null, null) $$), 'false', 'Nothing known, nothing allowed');
select * from finish();
rollback;
