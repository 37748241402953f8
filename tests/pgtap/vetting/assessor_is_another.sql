-- Neither the recorder nor the person weighs a disclosure, whatever their role (E1.3, MT-38).
begin;
select plan(8);
select tests.person('ann', '{tutor}');
select tests.certificate('ann', '2026-01-01', jsonb_build_object('disclosures', 'non_blank', 'recorded_by', tests.id('vera')), 'paper');
select tests.record('self_disclosure', 'ann', jsonb_build_object('nature', 'x', 'recorded_by', tests.id('oscar')), 'word');
select tests.is_refused($$ select tests.assesses('ann', 'vera', 'paper', 'accept', now()) $$, 'Not the recorder of a certificate, even above row security', 'PT403');
select tests.is_refused($$ select tests.assesses('ann', 'ann', 'paper', 'accept', now()) $$, 'nor its holder', 'PT403');
select tests.is_refused($$ select tests.assesses('ann', 'oscar', 'word', 'accept', now(), 'self_disclosure_id') $$, 'Not the recorder of a disclosure', 'PT403');
select tests.is_refused($$ select tests.assesses('ann', 'ann', 'word', 'accept', now(), 'self_disclosure_id') $$, 'nor who disclosed', 'PT403');
select lives_ok($$ select tests.assesses('ann', 'viktor', 'paper', 'accept', now()) $$, 'Somebody else does');
select tests.certificate('ann', '2026-01-01', jsonb_build_object('disclosures', 'non_blank', 'recorded_by', tests.id('vlad'), 'number', '000000000009', 'supersedes', tests.id('paper')), 'corrected');
select tests.is_refused($$ select tests.assesses('ann', 'vera', 'corrected', 'accept', now()) $$, 'nor who recorded what it took the place of', 'PT403');
select lives_ok($$ select tests.assesses('ann', 'viktor', 'corrected', 'accept', now()) $$, 'again somebody else does');
select tests.given($$ set local session_replication_role = replica $$);
select tests.is_refused($$ select tests.assesses('ann', 'vera', 'paper', 'accept', now()) $$, 'Replica mode is no way around', 'PT403');
select * from finish();
rollback;
