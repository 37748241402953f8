-- A second person confirms a key by its thumbprint, once, and never their own (TS-67, TS-77).
begin;
select plan(18);

select tests.given($$ insert into warden.mode_change (mode, changed_by) values ('production', 'the test') $$);
select tests.has_key(kid) from unnest('{new,retired,retiring,later}'::text[]) as kid;
select tests.do_as('cap_seal', $$ select identity.retire_signing_key('retired'), identity.retire_signing_key('retiring', now() + interval '1 hour') $$);
select tests.given($$
  insert into identity.signing_key (kid, modulus, exponent, audience, added_by)
  select said.kid, tests.modulus('new'), 65537, 'tap', said.added_by
  from (values ('own', 'safelane_approver'), ('adopted', 'somebody'), ('embedded', 'somebody'), ('twice', 'somebody')) as said (kid, added_by);
  insert into identity.key_confirmation (kid, how, thumbprint, confirmed_by, confirmed_at) values
    ('adopted', 'adopted', repeat('x', 43), 'somebody else', '2020-01-02 00:00+00'), ('embedded', 'embedded', repeat('x', 43), 'somebody else', '2020-01-02 00:00+00'),
    ('twice', 'adopted', repeat('x', 43), 'somebody else', '2020-01-04 00:00+00'), ('twice', 'person', repeat('x', 43), 'somebody else', '2020-01-03 00:00+00')
$$);
create temporary table known as
select kid, tests.value_as('cap_seal', format('identity.key_thumbprint(%s)', tests.modulus(of_it))) as thumbprint
from (values ('new', 'new'), ('retired', 'retired'), ('retiring', 'retiring'), ('own', 'new'), ('adopted', 'new'), ('embedded', 'new'), ('twice', 'new'), ('unknown', 'new')) as key (kid, of_it);
grant select on known to public;
create function pg_temp.confirming(p_kid text, p_thumbprint text default null) returns text language sql as $$
  select format('select identity.confirm_signing_key(%L, %L)', p_kid, coalesce(p_thumbprint, (select thumbprint from known where kid = p_kid)))
$$;
create temporary table words as
select $$ select tests.truth($q$ (select string_agg(concat_ws(' ', kid, how, confirmed_by, confirmed_at > now() - interval '1 minute'), ', ' order by kid) from identity.key_confirmation where confirmed_at > '2021-01-01' and confirmed_by = 'safelane_approver') $q$) $$ as confirmed,
  $$ select tests.truth($q$ (select string_agg(concat_ws(' ', action, detail - 'thumbprint', detail ->> 'thumbprint' = (select thumbprint from known where kid = 'new')), ', ') from ledger.record where action = 'confirm_signing_key' and xid = pg_current_xact_id()) $q$) $$ as entered;
grant select on words to public;

select tests.log_in('safelane_approver');
select is(tests.tried(pg_temp.confirming('new'), confirmed), 'new person safelane_approver t', 'The second person confirms a key that somebody added') from words;
select is(tests.tried(pg_temp.confirming('new'), entered),
  'confirm_signing_key {"kid": "new", "added_by": "authenticator", "audience": "tap", "confirmed_by": "safelane_approver"} t', 'and the ledger says which, and who had added it') from words;
select matches(tests.tried(pg_temp.confirming('new')), '^20', 'They learn since when');
select is(tests.tried(pg_temp.confirming('new'), pg_temp.confirming('new'), entered),
  'confirm_signing_key {"kid": "new", "added_by": "authenticator", "audience": "tap", "confirmed_by": "safelane_approver"} t', 'Saying so twice changes nothing') from words;
select is(tests.tried(pg_temp.confirming('new'), $$ select tests.value_as('cap_seal', 'identity.key_is_confirmed(''new'')') $$), 'true', 'From then on it is believed');
select is(tests.tried(pg_temp.confirming('retiring'), confirmed), 'retiring person safelane_approver t', 'One that is to be retired holds until then') from words;
select is(tests.tried(pg_temp.confirming('retired')), 'PT404 There is no key with this kid that still holds.', 'One that was retired is not confirmed');
select is(tests.tried(pg_temp.confirming('unknown')), 'PT404 There is no key with this kid that still holds.', 'nor one that is not there');
select is(tests.tried(pg_temp.confirming('new', repeat('x', 43))), 'PT409 The key with this kid has another thumbprint.', 'Another key under that name is not confirmed');
select is(tests.tried($$ select identity.confirm_signing_key('new', null) $$), 'PT409 The key with this kid has another thumbprint.', 'and one that was not compared with anything neither');
select is(tests.tried(pg_temp.confirming('own')), '42501 who added a key does not confirm it', 'Nobody confirms a key of their own');
select is(tests.tried(pg_temp.confirming('adopted'))::timestamptz, '2020-01-02 00:00+00', 'What production began with is confirmed');
select is(tests.tried(pg_temp.confirming('twice'))::timestamptz, '2020-01-03 00:00+00', 'since the first time');
select is(tests.tried(pg_temp.confirming('embedded'), confirmed), 'embedded person safelane_approver t', 'What confirmed itself is not') from words;

-- who is not the second person
select tests.log_in('safelane_migrator');
select is(tests.tried(pg_temp.confirming('new')), '42501 permission denied for function confirm_signing_key', 'Who migrates confirms nothing');
select tests.given('grant execute on function identity.confirm_signing_key(text, text) to safelane_migrator');
select is(tests.tried(pg_temp.confirming('new')), '42501 safelane_migrator does not confirm a signing key', 'not even who may call it');
select tests.log_in('authenticator');
select tests.pretend('web_admin');
select tests.is_refused($$ select identity.confirm_signing_key('new', '') $$, 'No request confirms a key');
select tests.is_refused_to('safelane_owner', $$ select identity.confirm_signing_key('new', '') $$, 'nor does the owner of the tables');

select * from finish();
rollback;
