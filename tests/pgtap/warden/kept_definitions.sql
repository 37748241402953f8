-- Whoever plans and whoever approves reads what was kept, each text by its digest (TS-67, TS-77).
begin;
select plan(5);

select tests.given($$ insert into warden.definition (digest, definition) select encode(sha256(convert_to(said, 'UTF8')), 'hex'), said from unnest('{one,two}'::text[]) as said $$);
create function pg_temp.reads(variadic p_texts text[]) returns text language sql as $$
  select tests.tried(format('select (select string_agg(definition || '' '' || (digest = encode(sha256(convert_to(definition, ''UTF8'')), ''hex'')), '', '' order by definition) from warden.kept_definitions(%L))',
    (select array_agg(encode(sha256(convert_to(said, 'UTF8')), 'hex')) from unnest(p_texts) as said)))
$$;

select tests.log_in('safelane_approver');
select is(pg_temp.reads('two'), 'two true', 'The second person reads a text');
select is(pg_temp.reads('three'), null, 'and none that was not kept');
select tests.log_in('safelane_migrator');
select is(pg_temp.reads('one', 'two'), 'one true, two true', 'The first person reads them, too');
select tests.log_in('authenticator');
select tests.is_refused($$ select warden.kept_definitions('{}') $$, 'No request does');
select tests.is_refused_to('cap_booking', $$ select warden.kept_definitions('{}') $$, 'nor any lane');

select * from finish();
rollback;
