-- Who may do what to guard.anchor
--
--            select               insert   update   delete
--   web_*    a column, no rows    .        .        .
--
-- Whoever holds authenticator's password can become a web role, and DROP OWNED BY that role would take it out of
-- every policy that names it: a role may always drop what is its own. PostgreSQL refuses the whole statement where
-- it meets a table on which the role holds privileges on columns only. This is that table, for every web role.
-- There are no rows, no policy, and no usage of the schema: nothing can be read through it.

select guard.close_table('guard.anchor');
select guard.no_truncate('guard.anchor');

grant select (held) on guard.anchor
  to web_anon, web_learner, web_guardian, web_tutor, web_agency, web_school,
     web_vetting, web_compliance, web_service, web_admin, web_dsl, web_lado;
