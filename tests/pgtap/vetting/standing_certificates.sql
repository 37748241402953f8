-- No officer alone takes back what a certificate discloses, whoever wrote it in; a rejection stays with the certificate (E1.3).
begin;
select plan(34);
select tests.follows_profile('tutorstudio');
create function pg_temp.paper(p_name text, p_row text, p_by text, p_values jsonb) returns uuid language sql as $$
  select tests.certificate(p_name, '2026-01-01', jsonb_build_object('recorded_by', tests.id(p_by)) || p_values, p_row)
$$;
create function pg_temp.blocks(p_name text, p_at timestamptz default '2026-06-01') returns text language sql as $$
  select array_to_string(tests.fails(p_name, p_at, 'DBS%', p_class => 'B'), ',')
$$;
create function pg_temp.replaces(p_row text) returns jsonb language sql as $$ select jsonb_build_object('supersedes', tests.id(p_row)) $$;
select tests.person(who, '{tutor}') from unnest(array['ann', 'bea', 'cat', 'dan', 'eve', 'flo', 'guy', 'hal', 'ivy', 'jon']) as who;

-- who may assess is judged again on reading: here rows are there that the trigger would not let in
select tests.given('alter table vetting.disclosure_assessment disable trigger _200_assessor_is_another');

-- one officer alone
select pg_temp.paper('ann', 'ann 1', 'vera', '{"disclosures": "non_blank"}');
select is(pg_temp.blocks('ann'), 'DBS_DISCLOSURE_UNASSESSED', 'A certificate that is not blank has to be weighed');
select tests.assesses('ann', 'viktor', 'ann 1', 'reject', '2026-02-01 12:00+00');
select pg_temp.paper('ann', 'ann 2', 'vera', pg_temp.replaces('ann 1'));
select is(pg_temp.blocks('ann'), 'DBS_DISCLOSURE_UNASSESSED', 'Its recorder does not make it blank by a correction');
select tests.assesses('ann', 'viktor', 'ann 2', 'accept', '2026-02-02 12:00+00');
select is(pg_temp.blocks('ann'), 'DBS_DISCLOSURE_UNASSESSED', 'which does not count even where somebody weighs it');
select pg_temp.paper('ann', 'ann 3', 'vlad', pg_temp.replaces('ann 2'));
select is(pg_temp.blocks('ann'), 'DBS_DISCLOSURE_UNASSESSED', 'Another officer corrects the correction, and the rejection stays with the certificate');
select tests.assesses('ann', 'vera', 'ann 3', 'accept', '2026-02-03 12:00+00');
select is(pg_temp.blocks('ann'), 'DBS_DISCLOSURE_UNASSESSED', 'as long as only somebody accepts who recorded it once');
select tests.assesses('ann', 'viktor', 'ann 3', 'accept', '2026-02-04 12:00+00');
select is(pg_temp.blocks('ann', '2026-02-04 11:59:59+00'), 'DBS_DISCLOSURE_UNASSESSED', 'to the second before');
select is(pg_temp.blocks('ann', '2026-02-04 12:00+00'), '', 'another officer does');

-- beside it instead of over it
select pg_temp.paper('bea', 'bea 1', 'vera', '{"disclosures": "non_blank"}');
select pg_temp.paper('bea', 'bea 2', 'vera', '{"recorded_at": "2026-03-01"}');
select is(pg_temp.blocks('bea'), 'DBS_DISCLOSURE_UNASSESSED', 'nor by recording the same number once more');
select pg_temp.paper('bea', 'bea 3', 'vera', '{"issued_on": "2026-03-01", "seen_on": "2026-03-01"}');
select is(pg_temp.blocks('bea'), 'DBS_DISCLOSURE_UNASSESSED', 'as of another day');
select pg_temp.paper('bea', 'bea 4', 'vera', '{"issued_on": "2026-04-01", "seen_on": "2026-04-01", "number": "000000000009"}');
select is(pg_temp.blocks('bea'), '', 'A new certificate is another one');

-- through other numbers
select pg_temp.paper('cat', 'cat 1', 'vera', '{"disclosures": "non_blank"}');
select pg_temp.paper('cat', 'cat 2', 'viktor', '{"disclosures": "non_blank", "number": "000000000007"}' || pg_temp.replaces('cat 1'));
select pg_temp.paper('cat', 'cat 3', 'vera', '{"number": "000000000008"}' || pg_temp.replaces('cat 2'));
select is(pg_temp.blocks('cat'), 'DBS_DISCLOSURE_UNASSESSED', 'Nor over the correction of somebody else');
select tests.assesses('cat', 'vera', 'cat 2', 'accept', '2026-02-01 12:00+00');
select is(pg_temp.blocks('cat'), 'DBS_DISCLOSURE_UNASSESSED', 'nor by weighing that');

-- behind an older one
select pg_temp.paper('dan', 'dan 0', 'vera', '{"issued_on": "2025-12-01", "seen_on": "2025-12-02", "number": "000000000001"}');
select pg_temp.paper('dan', 'dan 1', 'vera', '{"disclosures": "non_blank"}');
select pg_temp.paper('dan', 'dan 2', 'vera', '{"disclosures": "non_blank", "issued_on": "2025-01-01"}' || pg_temp.replaces('dan 1'));
select is(pg_temp.blocks('dan'), 'DBS_DISCLOSURE_UNASSESSED', 'Nor by dating it back behind an older one');

-- what one officer may put right
select pg_temp.paper('eve', 'eve 1', 'vera', '{"disclosures": "non_blank", "name_on_certificate": "Evee Example"}');
select pg_temp.paper('eve', 'eve 2', 'vera', '{"disclosures": "non_blank"}' || pg_temp.replaces('eve 1'));
select is(pg_temp.blocks('eve'), 'DBS_DISCLOSURE_UNASSESSED', 'A mistyped name is put right by its recorder');
select tests.assesses('eve', 'viktor', 'eve 2', 'accept', '2026-02-01 12:00+00');
select is(pg_temp.blocks('eve'), '', 'and weighed by another');
select pg_temp.paper('flo', 'flo 1', 'vera', '{}');
select pg_temp.paper('flo', 'flo 2', 'vera', '{"disclosures": "non_blank"}' || pg_temp.replaces('flo 1'));
select is(pg_temp.blocks('flo'), 'DBS_DISCLOSURE_UNASSESSED', 'What is worse than recorded anybody says');
select pg_temp.paper('guy', 'guy 1', 'vera', '{"disclosures": "non_blank"}');
select pg_temp.paper('guy', 'guy 2', 'viktor', pg_temp.replaces('guy 1'));
select is(pg_temp.blocks('guy'), '', 'A second officer corrects what nobody has rejected');
select pg_temp.paper('hal', 'hal 1', 'vera', '{"disclosures": "non_blank"}');
select tests.assesses('hal', 'viktor', 'hal 1', 'reject', '2026-02-01 12:00+00');
select pg_temp.paper('hal', 'hal 2', 'viktor', pg_temp.replaces('hal 1'));
select is(pg_temp.blocks('hal'), 'DBS_DISCLOSURE_UNASSESSED', 'Who rejected it does not write over it alone either');

-- one certificate among those of others; what was only declared; what is seen tomorrow
select tests.person(who, '{tutor}') from unnest(array['kay', 'lou', 'max', 'ned', 'oz', 'pam']) as who;
select pg_temp.paper('kay', 'kay 1', 'vera', '{"level": "basic", "issued_on": "2025-12-01", "seen_on": "2025-12-01"}');
select is(pg_temp.blocks('kay'), 'DBS_LEVEL_TOO_LOW', 'Nobody is judged by another''s certificate');
select pg_temp.paper('kay', 'kay''s word', 'kay', '{"source": "self_declared", "issued_on": "2026-02-01", "seen_on": "2026-02-01"}');
select is(pg_temp.blocks('kay'), 'DBS_LEVEL_TOO_LOW', 'or by what they declare, whatever it says (F15)');
select pg_temp.paper('kay', 'kay 2', 'vera', '{"level": "standard", "number": "000000000002", "issued_on": "2025-12-02", "seen_on": "2025-12-02"}');
select is(pg_temp.blocks('kay'), 'DBS_LEVEL_TOO_LOW', 'beside two that were seen either');
select pg_temp.paper('kay', 'kay 3', 'vera', '{"number": "000000000003", "issued_on": "2026-03-01", "seen_on": "2026-06-02"}');
select is(pg_temp.blocks('kay', '2026-06-01 12:00+01'), 'DBS_LEVEL_TOO_LOW', 'nor by what is seen tomorrow'),
  is(pg_temp.blocks('kay', '2026-06-02 12:00+01'), '', 'before it is');
select pg_temp.paper('max', 'max 1', 'vera', '{"disclosures": "non_blank"}');
select tests.assesses('max', 'viktor', 'max 1', 'accept', '2026-02-01 12:00+00');
select is(pg_temp.blocks('max'), '', 'The only certificate, weighed by another officer and accepted, stands');
select pg_temp.paper('lou', 'lou 1', 'vera', '{"issued_on": "2026-05-01", "seen_on": "2026-06-02", "number": "000000000004"}');
select is(pg_temp.blocks('lou', '2026-06-01 12:00+01'), 'DBS_MISSING', 'The only one that is to be seen tomorrow is none today'), is(pg_temp.blocks('lou', '2026-06-02 12:00+01'), '', 'and one tomorrow');
-- what is blank in every record one officer corrects alone
select tests.person('rae', '{tutor}'), pg_temp.paper('rae', 'rae 1', 'vera', '{"name_on_certificate": "Rea Example"}'), pg_temp.paper('rae', 'rae 2', 'vera', pg_temp.replaces('rae 1'));
select is(pg_temp.blocks('rae'), '', 'A name'), is(pg_temp.blocks('rae', '2027-01-01'), 'DBS_LAPSED', 'for as long as the certificate lasts');
select pg_temp.paper('rae', 'rae 3', 'vera', '{"issued_on": "2025-03-01", "seen_on": "2025-03-01"}' || pg_temp.replaces('rae 2'));
select is(pg_temp.blocks('rae'), 'DBS_LAPSED', 'or the day of issue, to one that is earlier');
-- a second officer may date back what the first one recorded
select pg_temp.paper('ned', 'ned 0', 'vera', '{"issued_on": "2025-12-01", "seen_on": "2025-12-02", "number": "000000000001"}');
select pg_temp.paper('ned', 'ned 1', 'vera', '{"disclosures": "non_blank"}');
select pg_temp.paper('ned', 'ned 2', 'viktor', '{"disclosures": "non_blank", "issued_on": "2025-01-01"}' || pg_temp.replaces('ned 1'));
select is(pg_temp.blocks('ned'), '', 'A second officer corrects the day of issue');
-- what discloses nothing is not weighed, with another beside it or without
select pg_temp.paper('oz', 'oz 0', 'vera', '{"issued_on": "2025-12-01", "seen_on": "2025-12-02", "number": "000000000001"}'), pg_temp.paper('oz', 'oz 1', 'vera', '{}'), pg_temp.paper('pam', 'pam 1', 'vera', '{}');
select tests.assesses('oz', 'viktor', 'oz 1', 'reject', '2026-02-01 12:00+00'), tests.assesses('pam', 'viktor', 'pam 1', 'reject', '2026-02-01 12:00+00');
select is(pg_temp.blocks('oz'), pg_temp.blocks('pam'), 'A blank certificate is judged alike, alone or beside another');

-- a rejected one renews nothing
select pg_temp.paper('ivy', 'ivy 1', 'vera', '{"disclosures": "non_blank"}');
select tests.assesses('ivy', 'viktor', 'ivy 1', 'reject', '2026-02-01 12:00+00');
select pg_temp.paper('ivy', 'ivy 2', 'vlad', '{"disclosures": "non_blank", "level": "enhanced"}' || pg_temp.replaces('ivy 1'));
select tests.assesses('ivy', 'viktor', 'ivy 2', 'accept', '2026-03-01 12:00+00');
select is(pg_temp.blocks('ivy'), '', 'A correction that another officer accepts is accepted');
select pg_temp.paper('jon', 'jon 0', 'vera', '{"issued_on": "2025-12-01", "seen_on": "2025-12-02", "number": "000000000001"}');
select tests.status_check('jon', 'jon 0', 'NEW_INFO', '2025-12-10 12:00+00');
select pg_temp.paper('jon', 'jon 1', 'vera', '{"disclosures": "non_blank"}');
select pg_temp.paper('jon', 'jon 2', 'vera', pg_temp.replaces('jon 1'));
select is(pg_temp.blocks('jon'), 'DBS_DISCLOSURE_UNASSESSED,DBS_NEW_INFORMATION', 'What one officer made blank clears no new information');
select tests.assesses('jon', 'viktor', 'jon 1', 'accept', '2026-03-01 12:00+00');
select is(pg_temp.blocks('jon'), '', 'what another accepted does');
select * from finish();
rollback;
