-- Nobody but the platform's own identity provider makes a token that is believed.
-- as: safelane_migrator
-- since: 0021
-- rests on: 116 201 205 217
select case when warden.mode() = 'production' and here.complete then 'prevention' else 'detection' end as how,
  'the database verifies each signature itself, and no setting replaces the key; ' || case
    when warden.mode() <> 'production' then 'but in mode embedded whoever migrates brings a key of their own: the ledger has an entry of it, and keys list names it'
    when here.complete then 'a key signs nothing until a second person confirmed it'
    else 'a key signs nothing until a second person confirmed it, but DDL by whoever migrates could get round that, and is found afterwards: guarantee 303' end as why
from (
  select count(*) = 5 and coalesce((select s.reset_val from pg_settings as s where s.name = 'event_triggers'), 'on') = 'on' as complete
  from pg_event_trigger as e
  where e.evtenabled = 'A' and e.evttags is null
    and (e.evtevent::text, e.evtfoid::regprocedure::text) in (
      ('ddl_command_start', 'warden.refuse_piecemeal()'), ('ddl_command_end', 'warden.record_command()'),
      ('sql_drop', 'warden.record_drop()'), ('table_rewrite', 'warden.record_rewrite()'),
      ('ddl_command_end', 'warden.force_row_security()'))) as here
