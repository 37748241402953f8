-- A disclosure stays as it was asked for, and is approved once by another (E3.3).
begin;
select plan(7);
select tests.follows_profile(), tests.bookable('ann'), tests.ward('lily', tests.born(11)), tests.person('dina', '{dsl}'), tests.person('dora', '{dsl}'), tests.person('lado', '{lado_coordinator}'), tests.person('serge', '{session_service}'), tests.person('cora', '{compliance_reporter}');
select tests.lesson('lesson', 'ann', '{lily}'), tests.footage('film', 'lesson');
select tests.given(format('insert into recording.disclosure (disclosure_id, segment_ids, recipient_type, recipient_organisation, recipient_officer, authority_reference, legal_gateway, content_sha256, urgent, subject_informed, requested_by)
  values (%L, array[%L]::uuid[], ''court'', ''Some office'', ''A person'', ''R 1'', ''court_order'', sha256(''x''), false, true, %L)', tests.id('asked'), tests.id('film'), tests.id('dina')));
create function pg_temp.raw(p_sql text) returns text language sql as $$ select format('select tests.given(%L)', p_sql) $$;
select tests.settled();
select tests.is_refused(pg_temp.raw(sql), why, '23001')
from (values ('delete from recording.disclosure', 'It is not deleted'), ('update recording.disclosure set content_sha256 = sha256(''y'')', 'nor is the hash rewritten'),
  ('update recording.disclosure set urgent = true', 'nor made urgent'), ('truncate recording.disclosure', 'nor emptied out')) as tried (sql, why);
select tests.is_refused(pg_temp.raw('update recording.disclosure set approved_by = requested_by, approved_at = clock_timestamp()'), 'Who asked does not approve', '23514');
select tests.given('update recording.disclosure set approved_by = tests.id(''dora''), approved_at = clock_timestamp()');
select is(tests.truth('select approved_by = tests.id(''dora'') from recording.disclosure'), 'true', 'Another does');
select tests.is_refused(pg_temp.raw('update recording.disclosure set approved_at = clock_timestamp()'), 'once', '23001');
select * from finish();
rollback;
