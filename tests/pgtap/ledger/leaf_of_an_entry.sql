-- A leaf commits to everything and says nothing.
begin;
select plan(10);

select tests.person('ann', '{tutor}');
select tests.become('ann', 'web_tutor');

select tests.do_as('cap_booking', $$ select ledger.append('tried', 'thing', tests.id('x'), p_detail => '{"secret": "word"}') $$);
create function pg_temp.last(p_what text) returns text language plpgsql as $f$
begin
  return tests.truth(format('select %s from ledger.entry join ledger.opening using (seq) order by seq desc limit 1', p_what));
end;
$f$;
select is(pg_temp.last($$ leaf_hash = sha256('\x00'::bytea || leaf) $$), 'true', 'The hash is the leaf''s own');
select is(pg_temp.last($$ array(select jsonb_object_keys(convert_from(leaf, 'UTF8')::jsonb)) $$), '{v,body,release,retention}', 'Four members');
select is(pg_temp.last($$ convert_from(leaf, 'UTF8') = ledger.canonical(convert_from(leaf, 'UTF8')::jsonb) $$), 'true', 'in canonical form');
select is(pg_temp.last($$ convert_from(leaf, 'UTF8')::jsonb ->> 'body' = encode(sha256(salt || convert_to(body, 'UTF8')), 'hex') $$), 'true', 'It commits to the body');
select is(pg_temp.last($$ convert_from(leaf, 'UTF8')::jsonb ->> 'retention' = encode(sha256(retention_salt || convert_to(retention, 'UTF8')), 'hex') $$), 'true', 'to the retention');
select is(pg_temp.last($$ convert_from(leaf, 'UTF8')::jsonb ->> 'release' = encode(sha256(release), 'hex') $$), 'true', 'and to the token of its release');
select is(pg_temp.last($$ retention like '{"class":"audit_chain","floor":"20__-__-__"}' $$), 'true', 'Retention is class and floor');
select is(pg_temp.last($$ position('secret' in convert_from(leaf, 'UTF8')) $$), '0', 'Nothing of the body is in the leaf');
select is(pg_temp.last($$ salt <> retention_salt and salt <> release and retention_salt <> release $$), 'true', 'Three secrets, none like another');
select tests.do_as('cap_booking', $$ select ledger.append('tried', 'thing', tests.id('x'), p_detail => '{"secret": "word"}') $$);
select is(tests.truth('select count(distinct leaf_hash) = count(*) from ledger.entry'), 'true', 'The same said twice is two leaves');

select * from finish();
rollback;
