-- The rows that revisions write are read by whoever approves them, each of them, and nothing that the platform writes (B.5, TS-55, TS-67, TS-77).
begin;
select plan(23);

create function pg_temp.told() returns void language sql as $$
  select tests.given('drop table if exists pg_temp.told; create temporary table told (object text, text text); grant insert, select on told to public');
  select tests.do_as('safelane_migrator', 'insert into pg_temp.told select * from guard.reference_rows()');
$$;
create function pg_temp.says(p_object text) returns text language plpgsql as $$
begin
  return (select string_agg(text, ' / ' order by text) from pg_temp.told where object = p_object);
end $$;

select tests.person('dee', '{dsl}');
select tests.given($$
  insert into policy.profile values ('fourth', 'A fourth');
  insert into policy.parameter (key, type, direction, floor, floor_words, contract, description) values ('x.y', 'integer', 'lower', '3', 'three', 'no', 'tried');
  insert into policy.profile_value values ('fourth', 'x.y', '2', '2026-01-01 00:00+00'), ('fourth', 'x.y', null, '-infinity');
  insert into policy.document values ('waiver', 'Waiver', null);
  insert into policy.document_version (document, version, effective_from, owner, review_due_on, body)
  values ('waiver', '1', '2026-01-01 00:00+00', 'us', '2026-12-01', 'words'), ('waiver', '2', '2026-02-01 00:00+00', 'the DSL', '2026-12-01', 'others');
  insert into policy.guidance_edition values ('KCSIE', '2030', '2030-09-01', 'expected', null);
  insert into policy.signposting values ('new_line', 'all', 1, '000', 'words', '2026-11-21', 'us', '2027-05-21', 1);
  insert into booking.reason (code, class, family, meaning, remedy) values ('FINE', 'A', 'session', 'm', 'r');
  insert into recording.reason values ('FINE', 'm', 'r');
  insert into ledger.retention_class values ('later', '12 years', 'x', '{E6}');
  insert into ledger.confidential_action values ('tried', '{F9}')
$$);
select tests.is_refused_to('cap_booking', 'select * from guard.reference_rows()', 'No lane asks');
select tests.become('dee', 'web_dsl');
select tests.is_refused('select * from guard.reference_rows()', 'nor does a person');
select tests.step_back();
select is(tests.truth($$ has_function_privilege('safelane_approver', 'guard.reference_rows()', 'execute') $$), 'true', 'Whoever approves may');
select pg_temp.told();
select is(pg_temp.says('policy.profile fourth'), '{"title": "A fourth", "profile": "fourth"}', 'A profile');
select is(pg_temp.says('policy.parameter x.y'), '{"key": "x.y", "type": "integer", "floor": 3, "ceiling": null, "choices": null, "clauses": [], "contract": "no", "direction": "lower", "description": "tried", "floor_words": "three"}',
  'A parameter, with its floor');
select is(pg_temp.says('policy.profile_value fourth x.y'),
  '{"key": "x.y", "value": 2, "profile": "fourth", "valid_from": "2026-01-01T00:00:00+00:00"} / {"key": "x.y", "value": null, "profile": "fourth", "valid_from": "-infinity"}',
  'Each value that a profile asks for, and since when');
select is(pg_temp.says('policy.document waiver'), '{"title": "Waiver", "clause": null, "document": "waiver"}', 'A document');
select is(pg_temp.says('policy.document_version waiver 1'), '{"body": "words", "cites": [], "owner": "us", "version": "1", "document": "waiver", "review_due_on": "2026-12-01", "effective_from": "2026-01-01T00:00:00+00:00"}',
  'The words that came with it, and not when they were written down');
select is(pg_temp.says('policy.document_version waiver 2'), null, 'What the safeguarding lead published since is no part of it');
select is(pg_temp.says('policy.guidance_edition KCSIE 2030'), '{"note": null, "status": "expected", "edition": "2030", "instrument": "KCSIE", "valid_from": "2030-09-01"}', 'An edition');
select is(pg_temp.says('policy.signposting new_line all 1'), '{"band": "all", "contact": "000", "service": "new_line", "version": 1, "wording": "words", "review_due": "2027-05-21", "sort_order": 1, "verified_by": "us", "verified_on": "2026-11-21"}', 'A help line');
select matches(pg_temp.says('booking.reason FINE'), '^\{"code": "FINE", "class": "A".*"meaning": "m"', 'A reason');
select is(pg_temp.says('recording.reason FINE'), '{"code": "FINE", "remedy": "r", "clauses": [], "meaning": "m"}', 'One of a recording');
select is(pg_temp.says('ledger.retention_class later'), '{"keep": "12 years", "class": "later", "clauses": ["E6"], "meaning": "x"}', 'How long an entry is kept');
select is(pg_temp.says('ledger.confidential_action tried'), '{"action": "tried", "clauses": ["F9"]}', 'What only safeguarding leads see');
select is((select string_agg(distinct split_part(object, ' ', 1), ' ' order by split_part(object, ' ', 1)) from told),
  'booking.reason ledger.confidential_action ledger.retention_class policy.document policy.document_version policy.guidance_edition policy.parameter policy.profile policy.profile_value policy.signposting recording.reason',
  'These, and no other');
-- whatever a migration may write to is told, but for the counter, which says nothing
select is(tests.truth($$ (select string_agg(distinct p.polrelid::regclass::text, ' ')
    from pg_policy as p
    where p.polpermissive and p.polcmd in ('a', 'w', '*') and p.polroles && array['cap_migration'::regrole::oid]
      and not exists (select from pg_policy as told where told.polrelid = p.polrelid and told.polroles = array['cap_guard'::regrole::oid] and told.polcmd = 'r')) $$),
  'policy.epoch', 'No table that a migration writes to is left out');

create temporary table as_it_was as select * from told;
grant select on as_it_was to public;
create function pg_temp.same_under(p_setting text) returns bigint language plpgsql as $$
declare v_count bigint;
begin
  perform set_config(split_part(p_setting, ' ', 1), split_part(p_setting, ' ', 2), true);
  perform pg_temp.told();
  select count(*) into v_count from ((table told except table as_it_was) union all (table as_it_was except table told)) as other;
  return v_count;
end $$;
select is(pg_temp.same_under(setting), 0::bigint, 'It reads the same with ' || setting)
from unnest(array['timezone Asia/Tokyo', 'intervalstyle sql_standard', 'datestyle German', 'row_security off', 'extra_float_digits -15', 'bytea_output escape']) as setting;

select * from finish();
rollback;
