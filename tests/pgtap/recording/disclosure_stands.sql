-- The row before the data: approved, or urgent for a day, and to whom it goes (E3.3).
begin;
select plan(11);
select tests.follows_profile(), tests.bookable('ann'), tests.ward('lily', tests.born(11)), tests.person('dina'), tests.person('dora');
select tests.lesson('lesson', 'ann', '{lily}'), tests.footage('film', 'lesson'), tests.footage('slow', 'lesson', now() - interval '4 hours'), tests.footage('other', 'lesson', now() - interval '8 hours');
create function pg_temp.asks(p_film text, p_urgent boolean, p_at timestamptz, p_approved timestamptz) returns void language sql as $$
  select tests.given(format('insert into recording.disclosure (segment_ids, recipient_type, recipient_organisation, recipient_officer, authority_reference, legal_gateway, content_sha256,
    urgent, subject_informed, requested_by, requested_at, approved_by, approved_at) values (array[%L]::uuid[], ''lado'', ''The council'', ''An officer'', ''L 1'', ''lado_request'', sha256(''x''), %L, true, %L, %L, %L, %L)',
    tests.id(p_film), p_urgent, tests.id('dina'), p_at, case when p_approved is not null then tests.id('dora') end, p_approved)) $$;
select pg_temp.asks('film', true, '2026-11-01 10:00+00', null), pg_temp.asks('slow', false, '2026-11-01 10:00+00', '2026-11-03 10:00+00');
select is(tests.truth(format('select recording.disclosure_stands(%L, %L, ''lado'')', tests.id(film), at)), told, why)
from (values
  ('film', '2026-11-01 09:59+00', 'false', 'Before the request nothing leaves'), ('film', '2026-11-01 10:00+00', 'true', 'an urgent one stands at once'),
  ('film', '2026-11-02 09:59:59+00', 'true', 'for a day'), ('film', '2026-11-02 10:00+00', 'false', 'and no longer without approval'),
  ('slow', '2026-11-01 11:00+00', 'false', 'another waits'), ('slow', '2026-11-03 09:59+00', 'false', 'until it is approved'), ('slow', '2026-12-03 10:00+00', 'true', 'and then stands'),
  ('other', '2026-11-01 11:00+00', 'false', 'for its own recordings alone')) as asked (film, at, told, why);
select is(tests.truth(format('select recording.disclosure_stands(%L, %L, %L)', tests.id('slow'), '2026-12-03 10:00+00', recipient)), 'false', format('A row to the LADO is none to %s', recipient))
from unnest(array['police', 'court', 'data_subject']) as recipient;
select * from finish();
rollback;
