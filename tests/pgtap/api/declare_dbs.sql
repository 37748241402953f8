-- A tutor may declare a certificate, which satisfies nothing (TN-05, F15).
begin;
select plan(14);
select tests.follows_profile('tutorstudio');
select tests.person('ann', '{tutor}');
select tests.person('bob', '{tutor}');
select tests.record('dbs_certificate', 'bob', jsonb_build_object('source', 'self_declared', 'recorded_by', tests.id('bob')), 'bob''s');
select tests.record('dbs_certificate', 'ann', jsonb_build_object('source', 'self_declared', 'recorded_by', tests.id('ann')), 'ann''s');
select tests.certificate('ann', '2020-01-01', p_row => 'seen');
select tests.become('ann', 'web_tutor');
select is((select api.declare_dbs('enhanced', 'child', 'Ann Example', '2026-01-01', '0012 3456 7890') - array['certificate_id']),
  '{"level": "enhanced", "number": "********7890", "verified": false, "issued_on": "2026-01-01", "workforce": "child"}', 'It is answered as not verified');
select tests.answers($$ select api.declare_dbs() $$, 201, null, 'Nothing has to be said about it');
select tests.is_refused($$ select api.declare_dbs('enhanced', 'child', 'Ann', identity.civil_date(now()) + 1) $$, 'but nothing of tomorrow', 'PT422');
select tests.is_refused($$ select api.declare_dbs('golden') $$, 'or of levels that are none', 'PT422');
select tests.is_refused($$ select api.declare_dbs('basic', 'everybody') $$, 'or workforces', 'PT422');
select tests.answers($$ select api.declare_dbs(supersedes => tests.id('bob''s')) $$, 409, 'nothing-to-correct', 'Somebody else''s declaration is not corrected');
select tests.answers($$ select api.declare_dbs(supersedes => tests.id('seen')) $$, 409, 'nothing-to-correct', 'nor what an officer saw');
select tests.answers($$ select api.declare_dbs('standard', supersedes => tests.id('ann''s')) $$, 201, null, 'but one''s own');
select tests.step_back();
select is(tests.fails('ann', now(), 'DBS%'), '{DBS_LAPSED}', 'and it satisfies nothing');
select is(tests.truth($$ select count(*) from vetting.dbs_certificate where person_id = tests.id('ann') and source = 'self_declared' and barred_list = 'not_checked' and seen_on is null $$), '4', 'Nothing that is declared was seen or checked');
select tests.become('ann', 'web_vetting');
select tests.is_refused($$ select api.declare_dbs() $$, 'Officers declare nothing');

select tests.become('ann', 'web_tutor');
select tests.answered_once($$ select api.declare_dbs() $$);

select tests.become('ann', 'web_tutor');
select tests.answers($$ select api.declare_dbs('basic', supersedes => tests.id('ann''s')) $$, 409, 'nothing-to-correct', 'What was corrected before is not corrected again');
select tests.takes_its_turn('vetting.touch(uuid)', $$ select api.declare_dbs() $$, 'What was remembered of the tutor is not believed any more');
select * from finish();
rollback;
