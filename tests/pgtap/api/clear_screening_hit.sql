-- A second officer clears a hit that is somebody else (E1.3, F14).
begin;
select plan(17);
select tests.follows_profile('tutorstudio');
select tests.person('ann', '{tutor}');
select tests.person('vera', '{vetting_officer}');
select tests.person('viktor', '{vetting_officer,tutor}');
select tests.become('vera', 'web_vetting');
create temp table hit as
  select source, (api.record_screening_run(tests.id(who), source, 'completed', now(), jsonb_build_array(jsonb_build_object('strength', strength, 'note', 'x')))
    #>> '{hits,0,hit_id}')::uuid as hit_id, who
  from (values ('ann', 'uk_sanctions_list', 'confirmed'), ('ann', 'childrens_barred', 'confirmed'), ('viktor', 'uk_sanctions_list', 'potential')) as run (who, source, strength);
create function pg_temp.clear(p_who text, p_source text, p_rationale text default 'Another date of birth and place of birth.') returns text language sql as $$
  select format('select api.clear_screening_hit(%L, %L)', (select hit_id from pg_temp.hit where who = p_who and source = p_source), p_rationale) $$;
grant select on hit to public;
select tests.answers(pg_temp.clear('ann', 'uk_sanctions_list'), 403, 'second-officer-required', 'The runner does not clear');
select tests.become('viktor', 'web_vetting');
select tests.is_refused(pg_temp.clear('ann', 'uk_sanctions_list', 'no'), 'There is a reason', 'PT422');
select tests.answers(pg_temp.clear('viktor', 'uk_sanctions_list'), 403, 'not-about-yourself', 'nor the person');
select tests.answers(pg_temp.clear('ann', 'childrens_barred'), 409, 'never-cleared', 'and the barred list nobody');
select tests.answers($$ select api.clear_screening_hit(gen_random_uuid(), 'Another date of birth and place of birth.') $$, 422, 'unknown-to-vetting', 'A hit that is none');
select tests.answers(pg_temp.clear('ann', 'uk_sanctions_list'), 201, null, 'A second officer does');
select tests.answers(pg_temp.clear('ann', 'uk_sanctions_list'), 409, 'already-cleared', 'once');
select tests.step_back();
select is(tests.truth($$ select count(*) from vetting.screening_clearance where cleared_by = tests.id('viktor') $$), '1', 'It is in their name');
select is(tests.fails('ann', now(), 'SCREENING_HIT%'), '{SCREENING_HIT_OPEN}', 'The other hit goes on to block');
select is(tests.fails('ann', now(), 'BARRED_LIST_MATCH'), '{BARRED_LIST_MATCH}', 'as inclusion');
select is(tests.truth($$ select count(*) from ledger.record where action = 'clear_screening_hit' and outcome = 'refused' $$), '5', 'Refusals are in the ledger');
select is(tests.truth($$ select count(*) from ledger.record where action = 'clear_screening_hit' and outcome = 'done' $$), '1', 'and the deed');
select tests.become('ann', 'web_tutor');
select tests.is_refused($$ select api.clear_screening_hit(gen_random_uuid(), 'Another date of birth and place of birth.') $$, 'A tutor clears nothing');
select tests.become('vera', 'web_dsl');
select tests.is_refused($$ select api.clear_screening_hit(gen_random_uuid(), 'Another date of birth and place of birth.') $$, 'nor any other persona');

select tests.become('viktor', 'web_vetting');
select tests.answered_once(pg_temp.clear('ann', 'uk_sanctions_list'));
select tests.is_required('hit_id', $$ select api.clear_screening_hit(hit_id => null, rationale => 'whatever else is sent') $$);

select tests.become('vera', 'web_vetting');
create temp table another as
  select (api.record_screening_run(tests.id('ann'), 'childrens_barred', 'completed', now(), '[{"strength": "potential", "note": "x"}]') #>> '{hits,0,hit_id}')::uuid as hit_id;
grant select on another to public;
select tests.become('viktor', 'web_vetting');
select tests.answers(format('select api.clear_screening_hit(%L, ''Another date of birth and place of birth.'')', hit_id), 201, null, 'A potential hit of the barred list may be somebody else') from another;
select * from finish();
rollback;
