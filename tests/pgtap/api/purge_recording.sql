-- What is over is forgotten, with a tombstone; what is held looks like what is not due (E6, F20).
begin;
select plan(20);
select tests.follows_profile(), tests.bookable('ann'), tests.bookable('bob'), tests.ward('lily', tests.born(11)), tests.ward('tess', tests.born(14)), tests.person('dina', '{dsl}'), tests.person('dora', '{dsl}'), tests.person('lado', '{lado_coordinator}'), tests.person('serge', '{session_service}'), tests.person('cora', '{compliance_reporter}');
select tests.lesson('lesson', 'ann', '{lily}'), tests.footage('film', 'lesson'), tests.lesson('other', 'bob', '{tess}', now() + interval '2 days'), tests.footage('other film', 'other');
select tests.footage('over', 'lesson', now() - interval '40 days'), tests.footage('held', 'other', now() - interval '40 days'), tests.held('other');
create function pg_temp.purging(p_film text) returns text language sql as $$ select format('select api.purge_recording(%L)', tests.id(p_film)) $$;
create function pg_temp.bytes(p_sql text) returns text language plpgsql as $$ declare v jsonb; begin execute p_sql into v; return v::text; end $$;
select tests.become('serge', 'web_service');
select tests.answers(pg_temp.purging('film'), 409, 'not-due', 'Not before its time'), tests.answers(pg_temp.purging('held'), 409, 'not-due', 'nor under a hold'), is(pg_temp.bytes(pg_temp.purging('held')), pg_temp.bytes(pg_temp.purging('film')), 'which is the same to the byte'), tests.answers(pg_temp.purging('nothing'), 404, 'not-found', 'nor what does not exist');
select is((select api.purge_recording(tests.id('over')) - 'purged_at'), jsonb_build_object('segment_id', tests.id('over'), 'sha256', encode(sha256('over'), 'hex'), 'why', 'retention',
  'ended_on', ((now() - interval '40 days') at time zone 'Europe/London')::date, 'kept_until', ((now() - interval '40 days') at time zone 'Europe/London')::date + 28), 'What is over is purged; its hash tells the store which');
select is((select tests.truth($q$ select concat_ws(' ', action, outcome, reasons) from ledger.record order by seq desc limit 1 $q$)), 'purge_recording done {}', 'and it is entered');
select is(tests.truth($$ select count(*) from recording.media where segment_id = tests.id('over') $$), '0', 'Where it was is forgotten'), is(tests.truth($$ select concat_ws(' ', lesson_id = tests.id('lesson'), why, purged_by = tests.id('serge')) from recording.purge $$), 't retention t', 'a tombstone stays');
select is(tests.truth($$ select count(*) from ledger.record where detail::text like '%' || encode(sha256('over'), 'hex') || '%' $$), '0', 'without the hash of what is gone');
select tests.answers(pg_temp.purging('over'), 409, 'not-due', 'once'), tests.is_refused('select api.purge_recording(null)', 'It has to be said which', 'PT422');
select tests.become('dina', 'web_dsl');
select tests.answers(format('select api.open_recording(%L, ''complaint'', ''The parent complained about it'', %L)', tests.id('over'), tests.id('case')), 409, 'recording-closed', 'Nobody opens it any more'), tests.is_refused(pg_temp.purging('film'), 'A safeguarding lead purges nothing');
select tests.become('cora', 'web_compliance');
select tests.is_refused(pg_temp.purging('film'), 'nor compliance');
select tests.become('ann', 'web_tutor');
select tests.is_refused(pg_temp.purging('film'), 'nor a tutor');

select tests.become('serge', 'web_service');
select tests.answered_once(pg_temp.purging('film'));

select is(tests.truth($$ select count(*) from recording.media where segment_id in (tests.id('film'), tests.id('other film'), tests.id('held')) $$), '3', 'Nothing went with what was purged');
select tests.takes_its_turn('recording.touch_custody(uuid)', pg_temp.purging('film'), 'A hold at the same moment waits, or is waited for');

select tests.footage('due', 'lesson', now() - interval '42 days');
select tests.settled();
select tests.given('alter table recording.media disable row level security');
select tests.become('serge', 'web_service');
select tests.answers(pg_temp.purging('due'), 200, null, 'What is due is purged'), is(tests.truth($$ select count(*) from recording.media where segment_id in (tests.id('film'), tests.id('other film'), tests.id('held')) $$), '3', 'and nothing else, whatever the policies of the table');
select * from finish();
rollback;
