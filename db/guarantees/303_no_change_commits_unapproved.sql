-- A change that loosens who may do what does not commit unless a second person approved it.
-- as: safelane_migrator
-- since: 0016
-- rests on: 134
select case when guard.mode() = 'production' and here.complete then 'prevention' else 'detection' end as how,
  case
    when guard.mode() <> 'production' then 'the guard is in mode embedded: each change approves itself, and is kept'
    when here.complete then 'event triggers have every change of a definition judged at COMMIT'
    else 'a migration is judged at COMMIT; other DDL only afterwards, by rules 130 and 134: event triggers take a superuser, or a service that offers them'
  end as why
from (
  select count(*) >= 4 as complete
  from pg_event_trigger as e
  join pg_proc as p on p.oid = e.evtfoid
  where p.pronamespace = 'warden'::regnamespace and e.evtenabled = 'A' and e.evtevent <> 'login') as here
