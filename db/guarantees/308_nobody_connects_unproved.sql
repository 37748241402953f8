-- Nobody connects without proving who they are.
-- rests on: 119
select 'prevention' as how, 'no line of pg_hba.conf trusts' as why
