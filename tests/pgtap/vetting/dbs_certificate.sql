-- Who may do what to vetting.dbs_certificate: officers write what they saw of others, tutors declare their own (F15).
begin;
select plan(31);

select tests.person('ann', '{tutor}');
select tests.person('vera', '{vetting_officer}');
select tests.certificate('ann', '2026-01-01');

select is(tests.outside_privileges('dbs_certificate'), 0, 'No web role and no other lane may read or write it');
select is(tests.value_as('safelane_owner', 'select count(*) from vetting.dbs_certificate'), '0', 'The owner sees no row');
select isnt(tests.value_as('cap_vetting', 'select count(*) from vetting.dbs_certificate'), '0', 'The lane does');
select tests.is_refused($$ select tests.given('delete from vetting.dbs_certificate') $$, 'A certificate is never removed', '23001');
select tests.is_refused($$ select tests.given($x$ update vetting.dbs_certificate set barred_list = 'clear' $x$) $$,
  'or changed', '23001');

create function pg_temp.row_by(p_person text, p_recorder text, p_source text)
  returns text language sql as $$
  select format($x$ insert into vetting.dbs_certificate
    (certificate_id, person_id, source, number, level, workforce, name_on_certificate, disclosures, issued_on, seen_on, recorded_by)
    values (gen_random_uuid(), %L, %L, '001234567890', 'enhanced', 'child', 'A B', 'blank', '2026-01-01', '2026-01-01', %L) $x$,
    tests.id(p_person), p_source, tests.id(p_recorder))
$$;

select tests.become('vera', 'web_vetting');
select is(tests.do_as('cap_vetting', pg_temp.row_by('ann', 'vera', 'verified')), 1::bigint, 'An officer records what was seen of somebody else');
select tests.is_refused_to('cap_vetting', pg_temp.row_by('vera', 'vera', 'verified'), 'not of themselves');
select tests.is_refused_to('cap_vetting', pg_temp.row_by('ann', 'ann', 'self_declared'), 'and declares nothing for a tutor');
select tests.is_refused_to('cap_vetting', pg_temp.row_by('ann', 'viktor', 'verified'), 'or in the name of another officer');
select tests.is_refused_to('cap_vetting', pg_temp.row_by('vera', 'vera', 'self_declared'), 'An officer declares nothing as an officer, not even their own');
select tests.become('vera', 'web_tutor');
select tests.is_refused_to('cap_vetting', pg_temp.row_by('ann', 'vera', 'verified'), 'and sees nothing of others as a tutor');
select tests.become('ann', 'web_tutor');
select tests.is_refused_to('cap_vetting', pg_temp.row_by('vera', 'vera', 'self_declared'), 'Nobody declares in the name of somebody else');
select is(tests.do_as('cap_vetting', pg_temp.row_by('ann', 'ann', 'self_declared')), 1::bigint, 'A tutor declares their own');
select tests.is_refused_to('cap_vetting', pg_temp.row_by('ann', 'ann', 'verified'), 'and does not call it verified');
select tests.is_refused_to('cap_vetting', pg_temp.row_by('vera', 'ann', 'self_declared'), 'nor declares somebody else''s');
select tests.is_refused($$ select tests.certificate('ann', '2026-01-02', jsonb_build_object('recorded_by', tests.id('ann'))) $$,
  'Nobody verifies their own, not even above row security', '23514');

-- what is no certificate at all, whoever writes it
select tests.step_back();
select tests.no_place_for('dbs_certificate', '{"source": "verified", "number": "001234567890", "level": "enhanced", "workforce": "child", "disclosures": "blank",
    "barred_list": "clear", "name_on_certificate": "Ann Example", "issued_on": "2026-01-01", "seen_on": "2026-01-02"}', wrong, why) from (values
  (jsonb '{"source": "hearsay"}', 'A certificate is seen by an officer or declared by its holder (F15)'),
  ('{"number": "01234567890"}', 'It has a number of twelve digits (TS-78)'),
  ('{"number": "00123456789X"}', 'and of digits only'),
  ('{"level": "super"}', 'a level that the DBS knows'),
  ('{"workforce": "pets"}', 'a workforce that the DBS knows'),
  ('{"barred_list": "maybe"}', 'The barred list was looked at or not'),
  ('{"source": "self_declared", "disclosures": "some"}', 'It discloses something, nothing, or nobody knows'),
  ('{"regime": "PVG"}', 'It is of the regime of England and Wales'),
  ('{"name_on_certificate": ""}', 'The name on it has a letter'),
  (jsonb_build_object('name_on_certificate', repeat('x', 401)), 'and an end'),
  ('{"name_explanation": "ok"}', 'Why another name is on it takes more than two letters'),
  (jsonb_build_object('name_explanation', repeat('x', 2001)), 'and no novel'),
  ('{"seen_on": "2025-12-31"}', 'Nobody sees it before it is issued'),
  ('{"number": null}', 'What was seen has its number'),
  ('{"disclosures": "unknown"}', 'and is known to disclose something or nothing')) as record (wrong, why);

select * from finish();
rollback;
