-- Neither runner nor person clears a hit, and nobody a confirmed one of the barred list (E1.3, F14).
begin;
select plan(7);
select tests.person('ann', '{tutor}');
create function pg_temp.clears(p_by text, p_hit text) returns uuid language sql as $$
  select tests.record('screening_clearance', 'ann', jsonb_build_object('rationale', 'Another date of birth and place.', 'cleared_by', tests.id(p_by)), p_hit)
$$;
select tests.screened('ann', 'uk_sanctions_list', now(), 'confirmed', 'run');
select tests.screened('ann', 'childrens_barred', now(), 'confirmed', 'barred');
select tests.screened('ann', 'childrens_barred', now(), 'potential', 'perhaps');
select tests.is_refused($$ select pg_temp.clears('the registrar', 'run''s hit') $$, 'Not the runner, even above row security', 'PT403');
select tests.is_refused($$ select pg_temp.clears('ann', 'run''s hit') $$, 'nor the person', 'PT403');
select lives_ok($$ select pg_temp.clears('vera', 'run''s hit') $$, 'Somebody else does');
select tests.is_refused($$ select pg_temp.clears('vera', 'run''s hit') $$, 'once', '23505');
select tests.is_refused($$ select pg_temp.clears('vera', 'barred''s hit') $$, 'A confirmed hit of the barred list stays', 'PT403');
select lives_ok($$ select pg_temp.clears('vera', 'perhaps''s hit') $$, 'a potential one may be somebody else');
select tests.given($$ set local session_replication_role = replica $$);
select tests.is_refused($$ select pg_temp.clears('vera', 'barred''s hit') $$, 'Replica mode is no way around', 'PT403');
select * from finish();
rollback;
