-- The server has the fixes without which hidden rows can be told from answers.
-- only: production
select 'PostgreSQL ' || current_setting('server_version') as object, 'is older than ' || floor.name as problem
from (values (16, 160016, '16.16'), (17, 170012, '17.12'), (18, 180007, '18.7')) as floor (major, number, name)
where current_setting('server_version_num')::integer between floor.major * 10000 and floor.number - 1
union all
select 'PostgreSQL ' || current_setting('server_version'), 'is too old: 16 is the least'
where current_setting('server_version_num')::integer < 160000
