-- What a request reaches in the booking lane by itself: the lists of lessons, for those who have lessons, and what they need
-- for them. Everything else is asked of functions in api (TS-67, TS-77, F9).
begin;
select plan(4);

create temporary table asks on commit drop as
select each.role::text as role from tests.truth($$ select string_agg(rolname, ' ') from pg_roles where rolname ~ '^web_' or rolname = 'authenticator' $$) as listed,
  regexp_split_to_table(listed, ' ') as each (role);

select results_eq($$
  select relation.relname::text collate "default", verb, array_agg(asks.role collate "default" order by asks.role collate "C")
  from pg_class as relation, asks, unnest('{SELECT,INSERT,UPDATE,DELETE,TRUNCATE,REFERENCES,TRIGGER,MAINTAIN}'::text[]) as verb
  where relation.relnamespace = (select oid from pg_namespace where nspname = 'booking') and relation.relkind in ('r', 'p', 'v', 'm')
    and (has_table_privilege(asks.role, relation.oid, verb)
         or verb in ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES') and has_any_column_privilege(asks.role, relation.oid, verb))
  group by 1, 2 order by 1, 2 $$,
  $$ values ('lesson', 'SELECT', '{web_agency,web_guardian,web_learner,web_school,web_tutor}'::text[]),
            ('lesson_learner', 'SELECT', '{web_agency,web_guardian,web_learner,web_school,web_tutor}') $$,
  'Lessons and who is on them are read, nothing else is, and nothing is written');
select results_eq($$
  select relation.relname::text collate "default", string_agg(column_.attname::text collate "default", ' ' order by column_.attname collate "C")
  from pg_class as relation join pg_attribute as column_ on column_.attrelid = relation.oid and column_.attnum > 0 and not column_.attisdropped
  where relation.relname in ('lesson', 'lesson_learner') and relation.relnamespace = (select oid from pg_namespace where nspname = 'booking')
    and exists (select from asks where has_column_privilege(asks.role, relation.oid, column_.attnum, 'SELECT'))
  group by 1 order by 1 $$,
  $$ values ('lesson', 'ends_at engagement_id lesson_id modality starts_at state tutor_id venue'), ('lesson_learner', 'learner_id lesson_id') $$,
  'and of these not who booked them, in what capacity or when');
select results_eq($$
  select asked.proname::text collate "default", array_agg(asks.role collate "default" order by asks.role collate "C")
  from pg_proc as asked, asks
  where asked.pronamespace = (select oid from pg_namespace where nspname = 'booking') and has_function_privilege(asks.role, asked.oid, 'EXECUTE')
  group by 1 order by 1 $$,
  $$ values ('caller_engagements', '{web_agency,web_school}'::text[]),
            ('lesson_is_paused', '{web_agency,web_guardian,web_learner,web_school,web_tutor}'),
            ('listed_tutors', '{web_agency,web_guardian,web_learner,web_school}'),
            ('tutor_given_name', '{web_agency,web_guardian,web_learner,web_school}'),
            ('tutor_is_offered', '{web_agency,web_guardian,web_learner,web_school}'),
            ('venue_address', '{web_agency,web_guardian,web_learner,web_school,web_tutor}'),
            ('ward_lessons', '{web_guardian}') $$,
  'No request judges, remembers, locks or counts anything');
select is_empty($$
  select asked.proname from pg_proc as asked
  where asked.pronamespace = (select oid from pg_namespace where nspname = 'booking') and has_function_privilege('web_anon', asked.oid, 'EXECUTE') $$,
  'and who has no token asks nothing');
select * from finish();
rollback;
