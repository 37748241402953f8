-- Nobody may connect without proving who they are.
-- needs: pg_hba_file_rules
select format('pg_hba.conf, line %s', line_number) as object,
  coalesce('cannot be read: ' || error, format('lets %s into %s on trust',
    array_to_string(user_name, ', '), array_to_string(database, ', '))) as problem
from pg_hba_file_rules
where auth_method = 'trust' or error is not null
order by line_number
