-- A role that is there, and was raised above the rules for a moment, is known.
-- rests on: 130 133
select case when may.read then 'detection' else 'neither' end as how,
  case when may.read then 'rule 130 compares which transaction wrote each role'
    else 'which transaction wrote a role only a superuser sees: run this as one from time to time' end as why
from (select has_table_privilege('pg_catalog.pg_authid', 'select') as read) as may
