-- A parent's access, to the second: birthdays are civil days in London, grants belong to one recording and one parent (E3.1).
begin;
select plan(26);
select tests.follows_profile();
select tests.bookable('ann');
select tests.ward('kim', '2008-11-22'), tests.ward('sue', '2010-07-02'), tests.ward('leap', '2008-02-29'), tests.ward('lily', tests.born(11)), tests.ward('big', tests.born(16), 'lily''s parent'), tests.ward('doe', null);
select tests.person('other parent'), tests.guardian('other parent', 'sue');
select tests.lesson(who, 'ann', array[who], now() + place * interval '1 day') from unnest(array['kim', 'sue', 'lily']) with ordinality as taught (who, place);
select tests.lesson('leap', 'ann', '{leap}', now() + interval '5 days'), tests.lesson('siblings', 'ann', '{lily,big}', now() + interval '6 days'), tests.lesson('doe', 'ann', '{doe}', now() + interval '7 days');
select tests.footage(who || '''s film', who, '2026-02-20 10:00+00') from unnest(array['kim', 'sue', 'leap', 'siblings']) as who;
create function pg_temp.found(p_parent text, p_film text, p_at timestamptz, p_bands text[] default '{under_13,13_to_15}') returns text language sql as $$
  select coalesce(tests.truth(format('select string_agg(code || '' '' || kind, '','' order by code) from recording.guardian_read_findings(%L, %L, %L, %L)', tests.id(p_film || '''s film'), tests.id(p_parent), p_bands, p_at)), '') $$;
select is(pg_temp.found('kim''s parent', 'kim', '2026-11-21 23:59:59.999999+00', '{16_to_17}'), '', 'The last second before the eighteenth birthday'),
  is(pg_temp.found('kim''s parent', 'kim', '2026-11-22 00:00+00', '{16_to_17}'), 'NOT_THEIR_RECORDING stranger,PARENT_OF_AN_ADULT unlisted', 'and the first of the day: it is over that second');
select is(pg_temp.found('leap''s parent', 'leap', '2026-02-28 23:59:59+00', '{16_to_17}'), '', 'Born on 29 February, still 17 on the 28th'), is(pg_temp.found('leap''s parent', 'leap', '2026-03-01 00:00+00', '{16_to_17}'), 'NOT_THEIR_RECORDING stranger,PARENT_OF_AN_ADULT unlisted', '18 on 1 March');
select is(pg_temp.found('sue''s parent', 'sue', '2026-07-01 22:59:59+00'), '', 'At 15 a parent plays it'), is(pg_temp.found('sue''s parent', 'sue', '2026-07-01 23:00+00'), 'LEARNER_GRANT_MISSING unlisted', 'at 16, midnight in London, not without a grant'),
  is(pg_temp.found('sue''s parent', 'sue', '2026-07-01 23:00+00', '{under_13,13_to_15,16_to_17}'), '', 'but where the profile lets parents');
select tests.shared('sue''s film', 'sue', 'sue''s parent', 'granted', '2026-06-20 10:00+00');
select is(pg_temp.found('sue''s parent', 'sue', '2026-07-03 10:00+00'), 'LEARNER_GRANT_MISSING unlisted', 'What was shared at 15 is no grant of a 16-year-old');
select tests.shared('sue''s film', 'sue', 'sue''s parent', 'granted', '2026-07-04 10:00+00');
select is(pg_temp.found('sue''s parent', 'sue', '2026-07-04 09:59+00'), 'LEARNER_GRANT_MISSING unlisted', 'Not before it was shared'), is(pg_temp.found('sue''s parent', 'sue', '2026-07-04 10:00+00'), '', 'A grant opens it'),
  is(pg_temp.found('other parent', 'sue', '2026-07-04 10:00+00'), 'LEARNER_GRANT_MISSING unlisted', 'to one parent'), is(pg_temp.found('sue''s parent', 'kim', '2026-07-04 10:00+00'), 'NOT_THEIR_RECORDING stranger', 'and of one recording');
select tests.shared('sue''s film', 'sue', 'sue''s parent', 'revoked', '2026-07-05 10:00+00');
select is(pg_temp.found('sue''s parent', 'sue', '2026-07-05 10:00+00'), 'LEARNER_MARKED_PRIVATE unlisted', 'Taken back, it is closed at once'), is(pg_temp.found('sue''s parent', 'sue', '2026-07-05 10:00+00', '{under_13,13_to_15,16_to_17}'), 'LEARNER_MARKED_PRIVATE unlisted', 'in every profile');
select tests.shared('sue''s film', 'sue', 'other parent', 'revoked', '2026-06-25 10:00+00');
select is(pg_temp.found('other parent', 'sue', '2026-06-26 10:00+00'), 'LEARNER_MARKED_PRIVATE unlisted', 'At 13 to 15 private is private'), is(pg_temp.found('other parent', 'sue', '2026-07-26 10:00+00', '{16_to_17}'), 'LEARNER_MARKED_PRIVATE unlisted', 'and stays so');
select tests.given(format($$ insert into recording.parent_grant (grant_id, segment_id, learner_id, parent_id, kind, at) values
  ('00000000-0000-4000-8000-000000000000', %1$L, %2$L, %3$L, 'granted', '2026-07-06 10:00+00'), ('ffffffff-ffff-4fff-bfff-ffffffffffff', %1$L, %2$L, %3$L, 'revoked', '2026-07-06 10:00+00') $$, tests.id('sue''s film'), tests.id('sue'), tests.id('sue''s parent')));
select is(pg_temp.found('sue''s parent', 'sue', '2026-07-06 10:00+00'), 'LEARNER_MARKED_PRIVATE unlisted', 'Shared and taken back at one instant is taken back');
select is(pg_temp.found('lily''s parent', 'siblings', now()), 'LEARNER_GRANT_MISSING unlisted', 'A younger child does not open what an older one keeps');
select tests.shared('siblings''s film', 'big', 'lily''s parent');
select is(pg_temp.found('lily''s parent', 'siblings', now()), '', 'with the older one''s word it opens');
select tests.footage('doe''s film', 'doe', '2026-02-20 10:00+00');
select is(pg_temp.found('doe''s parent', 'doe', now()), '', 'A child of unknown age is under 13 (F1)'), is(pg_temp.found('doe''s parent', 'doe', now(), '{13_to_15}'), 'PARENT_BAND_CLOSED unlisted', 'and in no other band');
select tests.lesson('sue twice', 'ann', '{sue}', now() + interval '8 days'), tests.footage('again''s film', 'sue twice', '2026-02-20 10:00+00');
select tests.shared('again''s film', 'sue', 'sue''s parent', 'granted', '2026-07-07 10:00+00');
select is(pg_temp.found('sue''s parent', 'sue', '2026-07-08 10:00+00'), 'LEARNER_MARKED_PRIVATE unlisted', 'What is shared of another recording opens nothing of this one'), is(pg_temp.found('sue''s parent', 'again', '2026-07-08 10:00+00'), '', 'but the other');
select tests.ward('twin', tests.born(16), 'lily''s parent'), tests.ward('grown', tests.born(19), 'lily''s parent'), tests.lesson('twins', 'ann', '{big,twin}', now() + interval '9 days'), tests.lesson('up', 'ann', '{lily,grown}', now() + interval '10 days'), tests.lesson('down', 'ann', '{grown,lily}', now() + interval '11 days');
select tests.footage(who || '''s film', who, now() - interval '1 hour') from unnest(array['twins', 'up', 'down']) as who;
select tests.shared('twins''s film', 'twin', 'lily''s parent');
select is(pg_temp.found('lily''s parent', 'twins', now()), 'LEARNER_GRANT_MISSING unlisted', 'One child''s word is not their sibling''s');
select is(pg_temp.found('lily''s parent', film, now()), 'PARENT_OF_AN_ADULT unlisted', 'Who has a child on it is no stranger to it, whoever else is') from unnest('{up,down}'::text[]) as film;
select * from finish();
rollback;
