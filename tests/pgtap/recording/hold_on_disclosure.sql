-- What the police ask for is held from then on; what others ask for is not (E3.2).
begin;
select plan(3);
select tests.follows_profile(), tests.bookable('ann'), tests.ward('lily', tests.born(11)), tests.person('dina', '{dsl}'), tests.person('dora', '{dsl}'), tests.person('lado', '{lado_coordinator}'), tests.person('serge', '{session_service}'), tests.person('cora', '{compliance_reporter}');
select tests.lesson('lesson', 'ann', '{lily}'), tests.footage('film', 'lesson');
select tests.footage('other', 'lesson', now() - interval '3 hours');
create function pg_temp.asks(p_type text, p_film text) returns void language sql as $$
  select tests.given(format('insert into recording.disclosure (segment_ids, recipient_type, recipient_organisation, recipient_officer, authority_reference, legal_gateway, content_sha256, urgent, subject_informed, requested_by)
    values (array[%L]::uuid[], %L, ''Some office'', ''A person'', ''R 1'', ''court_order'', sha256(''x''), false, true, %L)', tests.id(p_film), p_type, tests.registrar())) $$;
select pg_temp.asks('court', 'film');
select is(tests.truth('select count(*) from recording.hold'), '0', 'A court''s order by itself holds nothing');
select pg_temp.asks('police', 'film');
select is(tests.truth('select string_agg(concat_ws('' '', kind, category, automatic, segment_id = tests.id(''film'')), '','') from recording.hold'), 'legal_hold police_disclosure t t', 'The police''s request holds what it is about');
select is(tests.truth('select recording.state_of(tests.id(''other''), clock_timestamp())'), 'available', 'and nothing else');
select * from finish();
rollback;
