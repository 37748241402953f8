-- Where the server is reached from elsewhere, pg_hba.conf lets nobody in without TLS.
-- only: production
-- needs: pg_hba_file_rules
select format('pg_hba.conf, line %s', line_number) as object,
  format('lets %s into %s from %s without TLS', array_to_string(user_name, ', '), array_to_string(database, ', '), address) as problem
from pg_hba_file_rules
where type in ('host', 'hostnossl')
  and auth_method <> 'reject'
  and address not in ('samehost', 'localhost', '::1')
  and address !~ '^127\.'
  and exists (
    select from string_to_table(current_setting('listen_addresses'), ',') as listens
    where trim(listens) not in ('', 'localhost', '::1') and trim(listens) !~ '^127\.')
order by line_number
