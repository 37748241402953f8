-- A crash takes back no number that a sequence gave: where wal_level is minimal it can, and then no entry is written any more.
-- What uses the number, a row in the ledger, stays; the sequence, made and used in one transaction, begins anew.
-- level: note
select 'this server' as object,
  'wal_level is minimal: after a crash the ledger may refuse every entry; set it to replica, and start the server again' as problem
where current_setting('wal_level') = 'minimal'
