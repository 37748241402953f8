-- Whoever connects from elsewhere does so under TLS, so that no password and no child's name can be read on the way.
-- only: production
select 'this server' as object, format('listens on %s and speaks no TLS', current_setting('listen_addresses')) as problem
where current_setting('ssl') = 'off'
  and exists (
    select from string_to_table(current_setting('listen_addresses'), ',') as address
    where trim(address) not in ('', 'localhost', '::1') and trim(address) !~ '^127\.')
