-- No role writes, reads or imports large objects unless somebody grants it that on purpose.
-- They live outside every table, so row security, FORCE and close_table never see them.
--
-- Run once per database by a superuser: these functions belong to one, and nobody else can take
-- them from PUBLIC. The launcher runs it in the templates of its own server, so that every database
-- made there is hardened. Safelane works without it, where a managed service does not allow it.

revoke execute on function
  pg_catalog.lo_creat(integer),
  pg_catalog.lo_create(oid),
  pg_catalog.lo_from_bytea(oid, bytea),
  pg_catalog.lo_import(text),
  pg_catalog.lo_import(text, oid),
  pg_catalog.lo_export(oid, text),
  pg_catalog.lo_open(oid, integer),
  pg_catalog.lo_close(integer),
  pg_catalog.lo_get(oid),
  pg_catalog.lo_get(oid, bigint, integer),
  pg_catalog.lo_put(oid, bigint, bytea),
  pg_catalog.lo_lseek(integer, integer, integer),
  pg_catalog.lo_lseek64(integer, bigint, integer),
  pg_catalog.lo_tell(integer),
  pg_catalog.lo_tell64(integer),
  pg_catalog.lo_truncate(integer, integer),
  pg_catalog.lo_truncate64(integer, bigint),
  pg_catalog.lo_unlink(oid),
  pg_catalog.loread(integer, integer),
  pg_catalog.lowrite(integer, bytea)
from public;
