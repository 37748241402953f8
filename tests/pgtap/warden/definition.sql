-- A text is kept under its own digest, by the guard alone, and stays (TS-12, TS-67, TS-77).
begin;
select plan(11);

create function pg_temp.digest(p_text text) returns text language sql as $$ select encode(sha256(convert_to(p_text, 'UTF8')), 'hex') $$;
create function pg_temp.keeping(p_digest text) returns text language sql as $$
  select format('insert into warden.definition (digest, definition) values (%L, %L)', p_digest, 'a text')
$$;
create function pg_temp.rows() returns bigint language sql as $$ select tests.truth('(select count(*) from warden.definition)')::bigint $$;
create temporary table before as select pg_temp.rows() as count;

select is(tests.do_as('cap_warden', pg_temp.keeping(pg_temp.digest('a text'))), 1::bigint, 'The guard writes a row');
select is(tests.value_as('cap_warden', '(select count(*) from warden.definition)')::bigint, (select count from before) + 1, 'and reads them all');
select tests.is_refused_to('cap_warden', pg_temp.keeping(pg_temp.digest('a text')), 'A text is kept once', '23505');
select is(tests.value_as('safelane_owner', '(select count(*) from warden.definition)'), '0', 'The owner of the tables sees none');
select tests.is_refused_to('safelane_owner', pg_temp.keeping(pg_temp.digest('a text')), 'and adds none');
select tests.is_refused_to('cap_guard', pg_temp.keeping(pg_temp.digest('a text')), 'Nor does a role that a migration can become');
select tests.is_refused_to('cap_guard', 'select from warden.definition', 'which does not look either');
select tests.is_refused($$ select tests.given('set local session_replication_role = replica; update warden.definition set definition = ''x''') $$, 'Nobody changes a row, not even above row security', '23001');
select tests.is_refused($$ select tests.given('set local session_replication_role = replica; delete from warden.definition') $$, 'or takes one away', '23001');
select tests.is_refused($$ select tests.given('set local session_replication_role = replica; truncate warden.definition') $$, 'or all of them', '23001');
select tests.cannot_be('warden.definition', format('{"digest": "%s", "definition": "another text"}', pg_temp.digest('a text'))::jsonb, 'No text is kept under the digest of another');

select * from finish();
rollback;
