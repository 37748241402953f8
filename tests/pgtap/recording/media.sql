-- Where media is: in with the session service, out with open_recording (TS-54, TS-55).
begin;
select plan(15);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.lesson('lesson', 'ann', '{ada}', now() - interval '3 hours'), tests.footage('film', 'lesson', p_media => false);
create function pg_temp.row(p_by text) returns text language sql as $$ select format('insert into recording.media (segment_id, storage_key, sha256, length_octets, seconds, reported_by) values (%L, ''opaque-opaque-opaque'', sha256(''x''), 1, 1, %L)', tests.id('film'), tests.id(p_by)) $$;
select tests.read_by('recording.media', '{}');
select tests.become('ann', 'web_tutor');
select tests.is_refused_to('cap_recording', pg_temp.row('ann'), 'A tutor says nothing about media');
select tests.become('sam', 'web_service');
select tests.is_refused_to('cap_recording', pg_temp.row('ann'), 'The session service does in its own name'), is(tests.do_as('cap_recording', pg_temp.row('sam')), 1::bigint, 'and only so');
select tests.touches_nothing_as('cap_recording', 'delete from recording.media', 'What is not purged is not forgotten'), tests.is_refused_to('cap_recording', 'update recording.media set seconds = 2', 'and never changed');
select tests.settled();
select tests.is_refused($$ select tests.given('delete from recording.media') $$, 'above row security neither', '23001'), tests.is_refused($$ select tests.given('truncate recording.media') $$, 'or emptied', '23001');
select is(tests.value_as('safelane_owner', 'select count(*) from recording.media'), '0', 'The owner sees none');
select tests.cannot_be('recording.media', jsonb_build_object('segment_id', tests.id('film'), 'storage_key', 'another-opaque-key', 'sha256', sha256('y'), 'length_octets', 1, 'seconds', 1, 'reported_by', tests.id('sam')) || wrong, why) from (values
  ('{"length_octets": 0}'::jsonb, 'Media has a length'), ('{"seconds": -1}', 'and lasts'), (jsonb_build_object('sha256', '\x00'::bytea), 'has a whole hash'), ('{"storage_key": "1"}', 'and a key that nobody guesses')) as tried (wrong, why);
select tests.footage('over', 'lesson', now() - interval '60 days'), tests.given(tests.row_of('recording.purge', jsonb_build_object('segment_id', tests.id('over'), 'purged_by', tests.id('sam'))));
select tests.touches_nothing_as('cap_recording', format('delete from recording.media where segment_id = %L', tests.id('film')), 'That another was purged forgets nothing of this one'), is(tests.do_as('cap_recording', format('delete from recording.media where segment_id = %L', tests.id('over'))), 1::bigint, 'only of what was');
select * from finish();
rollback;
